//! Threads: what several people wrote one after another, with author, day and depth.
//!
//! A *body* is the element that holds what one person wrote in one go; the *region* of a post is
//! the largest element with this body and no other. What stands in the region beside the body is
//! about the post: author and day are read from it, the rest (avatars, ranks, votes, signatures,
//! buttons) is left out. A page is a thread when most of what was kept stands in bodies; of any
//! other page nothing is changed.
//!
//! ```text
//! region ─┬─ picture, author, rank, day     read for author and day, left out
//!         ├─ body ── what was written       kept
//!         └─ signature, votes, buttons      left out
//! ```

mod bodies;
mod depth;
mod heads;
mod names;
mod regions;

use super::blocks::Block;
use super::page::Page;
use super::structure::Decision;
use crate::Kind;
use crate::dom::{Document, NodeId, SideTable, Step};
use bodies::Body;
use heads::Head;
use regions::Place;
use std::collections::HashSet;

/// A thread has at least so many posts.
const MIN_POSTS: usize = 2;
/// So much of the kept text stands in posts.
const MIN_SHARE: f32 = 0.5;
/// Where so many posts say who wrote them or when, others without either are none.
const MIN_NAMED: f32 = 0.5;

/// From so many posts on, authors alone make them posts.
const MIN_AUTHORS: usize = 4;

/// What one person wrote in one go.
#[derive(Clone, Debug)]
pub struct Post {
    /// The element with what was written.
    pub body: NodeId,
    /// Who wrote it.
    pub author: Option<String>,
    /// When, as the page says it.
    pub day: Option<String>,
    /// When, as `YYYY-MM-DD` and what follows, if the page has that.
    pub moment: Option<String>,
    /// How many posts it stands below: 0 for one that answers none.
    pub depth: usize,
}

/// The posts of a thread and what is left out for them.
#[derive(Debug)]
pub struct Thread {
    /// The posts in their order.
    pub posts: Vec<Post>,
    /// The regions of the posts.
    regions: Vec<NodeId>,
}

/// Finds the posts of a page and decides that their bodies are kept and what is around them not.
pub fn find(page: &Page<'_>, kind: Kind, decision: &mut Decision) -> Thread {
    let is_thread = kind == Kind::Thread;
    let known = of_bodies(page, &bodies::by_name(page));
    let posts = known.filter(|posts| is_thread || posts.are_told() || posts.have_authors());
    let posts = posts.or_else(|| {
        let bodies = Some(page).filter(|_| is_thread).map(bodies::by_repetition);
        of_bodies(page, &bodies?).filter(Thread::are_told)
    });
    let none = Thread {
        posts: Vec::new(),
        regions: Vec::new(),
    };
    let Some(thread) = posts else {
        return none;
    };
    let within = within_all(page, thread.posts.iter().map(|post| post.body));
    let about = within_all(page, thread.regions.iter().copied());
    if share_in_bodies(page, decision, &within, &about) < MIN_SHARE {
        return none;
    }
    decide(page, decision, &about, &within);
    thread
}

/// The posts with these bodies, if most of them say who wrote them or when.
fn of_bodies(page: &Page<'_>, bodies: &[Body]) -> Option<Thread> {
    if bodies.len() < MIN_POSTS {
        return None;
    }
    let places = regions::places(page.document, page.top, bodies);
    let heads = heads::read(page.document, &places);
    let named = heads.iter().filter(|head| head.is_named()).count();
    if named < MIN_POSTS || (named as f32) < MIN_NAMED * heads.len() as f32 {
        return None;
    }
    // What stands among posts and says neither is no post.
    let both = places.into_iter().zip(heads);
    let (places, heads): (Vec<Place>, Vec<Head>) = both.filter(|(_, head)| head.is_named()).unzip();
    let depths = depth::depths(page.document, &places);
    let posts = places.iter().zip(heads).zip(depths);
    let posts = posts.map(|((place, head), depth)| Post {
        body: place.body,
        author: head.author,
        day: head.day,
        moment: head.moment,
        depth,
    });
    Some(Thread {
        posts: posts.collect(),
        regions: places.iter().map(|place| place.region).collect(),
    })
}

impl Thread {
    /// Whether most posts say both who wrote them and when, as hardly anything but posts does.
    fn are_told(&self) -> bool {
        let are_both = self
            .posts
            .iter()
            .filter(|p| p.author.is_some() && p.day.is_some());
        are_both.count() as f32 >= MIN_NAMED * self.posts.len() as f32
    }

    /// Whether there are several posts and someone wrote every one.
    fn have_authors(&self) -> bool {
        self.posts.len() >= MIN_AUTHORS && self.posts.iter().all(|post| post.author.is_some())
    }

    /// Takes from what is kept all that stands in a region and not in its body.
    pub fn narrow(&self, document: &Document, kept: &mut SideTable<bool>) {
        for (post, &region) in self.posts.iter().zip(&self.regions) {
            let around = document.self_and_ancestors(post.body).take(regions::LEVELS);
            let around: HashSet<NodeId> = around.collect();
            let mut next = Some(region);
            while let Some(id) = next {
                let is_around = around.contains(&id);
                kept[id] &= is_around;
                next = match id == post.body || !is_around {
                    true => document.following_skipping(id, region),
                    false => document.following(id, region),
                };
            }
        }
    }
}

/// For each node, whether it stands in one of some elements.
fn within_all(page: &Page<'_>, elements: impl Iterator<Item = NodeId>) -> SideTable<bool> {
    let mut within = SideTable::new(page.document, false);
    for element in elements {
        for step in page.document.walk(element) {
            if let Step::Enter(id) = step {
                within[id] = true;
            }
        }
    }
    within
}

/// How much of what was kept stands in bodies. What stands around them in their posts says nothing
/// for or against: where people write little, it is as much.
fn share_in_bodies(
    page: &Page<'_>,
    decision: &Decision,
    within: &SideTable<bool>,
    about: &SideTable<bool>,
) -> f32 {
    let kept = page.blocks.iter().zip(&decision.blocks);
    let is_counted = |block: &Block| within[block.first] || !about[block.first];
    let (inside, all) = kept
        .filter(|(block, kept)| **kept && is_counted(block))
        .fold((0, 0), |(inside, all), (block, _)| {
            let words = block.words();
            (
                inside + words * usize::from(within[block.first]),
                all + words,
            )
        });
    super::text_stats::ratio(inside, all)
}

/// Keeps the bodies and nothing else of the regions.
fn decide(
    page: &Page<'_>,
    decision: &mut Decision,
    about: &SideTable<bool>,
    within: &SideTable<bool>,
) {
    for id in page.document.descendants(page.top) {
        if about[id] {
            decision.elements[id] = within[id];
        }
    }
    for (index, block) in page.blocks.iter().enumerate() {
        if within[block.first] {
            decision.blocks[index] = true;
        } else if about[block.first] {
            decision.blocks[index] = false;
        }
    }
}
