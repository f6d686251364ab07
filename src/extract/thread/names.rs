//! How forum programs call the parts of a post. Whole class names in lower case, sorted; to add
//! one, have seen it in a program that many sites run.

/// Elements with what one person wrote.
pub const BODIES: &[&str] = &[
    "bbp-reply-content",
    "bbp-topic-content",
    "bbwrapper",
    "comment-content",
    "comment-copy",
    "comment_text",
    "commentbody",
    "commenttext",
    "commtext",
    "cooked",
    "cpost_contentwrap",
    "ipsrichtext",
    "ipsrichtext--user",
    "ipstype_richtext",
    "js-post__content-text",
    "lia-message-body-content",
    "markdown-body",
    "md-div",
    "message-body-content",
    "message_text",
    "messagetext",
    "msg_body",
    "post-body",
    "post-message",
    "post_body",
    "post_message",
    "postbody",
    "postcontent",
    "postmsg",
    "posttext",
    "s-prose",
    "usercontent",
    "usertext-body",
];

/// Class names of a body within an element of another: of phpBB and programs like it.
pub const BODIES_WITHIN: &[(&str, &str)] = &[("content", "postbody")];

/// Values of `slot` on a body.
pub const BODY_SLOTS: &[&str] = &["comment", "text-body"];

/// What the id of a body begins with, before the number of the post.
pub const NUMBERED_BODY: &str = "post_message_";

/// What a body may look like and is not: words in class names of what is around it.
pub const NO_BODIES: &[&str] = &[
    "lastedited",
    "preview",
    "sidebar",
    "sig",
    "signature",
    "teaser",
    "titlebox",
];

/// What a program knows of the author of a post, whoever it is.
pub const PROFILES: &[&str] = &[
    "message-userextras",
    "postprofile",
    "profile-joined",
    "userinfo_extra",
];

/// Who asked or answered and who changed it, one after the other.
pub const SIGNATURES: &[&str] = &["post-signature"];

/// Who wrote a post.
pub const AUTHORS: &[&str] = &[
    "author",
    "author-name",
    "author_name",
    "bigusername",
    "comment-author",
    "comment-user",
    "commentauthor",
    "creator",
    "display-name",
    "displayname",
    "fn",
    "hnuser",
    "ipsentry__username",
    "ipsusername",
    "message-name",
    "nick",
    "nickname",
    "p-author",
    "person",
    "post-author",
    "post-username",
    "postauthor",
    "poster",
    "poster-name",
    "user-details",
    "user-link",
    "user-name",
    "user_name",
    "userlink",
    "username",
    "username-coloured",
];

/// Attributes that name the author.
pub const AUTHOR_ATTRIBUTES: &[&str] = &["author", "data-author", "data-username"];

/// When a post was written.
pub const DAYS: &[&str] = &[
    "age",
    "comment-date",
    "comment-time",
    "date",
    "dateline",
    "dateposted",
    "datetime",
    "message-date",
    "permalink-date",
    "post-date",
    "post-time",
    "post_date",
    "postdate",
    "posted",
    "postinfo",
    "relative-date",
    "relativetime",
    "smalltext",
    "time",
    "timeago",
    "timestamp",
];

/// Values of `itemprop` on a day.
pub const DAY_PROPERTIES: &[&str] = &["dateCreated", "datePublished", "dateposted"];

/// Attributes with a moment machines can read, the surest first.
pub const MOMENTS: &[&str] = &[
    "datetime",
    "content",
    "ts",
    "data-time",
    "data-timestamp",
    "title",
];

/// Attributes with the depth of a post.
pub const DEPTHS: &[&str] = &[
    "aria-level",
    "data-depth",
    "data-indent",
    "data-level",
    "data-nest",
    "depth",
    "indent",
    "level",
];

/// What stands before the depth in a class name.
pub const DEPTH_CLASSES: &[&str] = &["depth", "indent", "level", "lvl"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_in_lower_case() {
        for table in [
            BODIES,
            NO_BODIES,
            PROFILES,
            SIGNATURES,
            AUTHORS,
            AUTHOR_ATTRIBUTES,
            DAYS,
            DEPTHS,
            DEPTH_CLASSES,
        ] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
            assert!(table.iter().all(|name| name.to_lowercase() == *name));
        }
    }
}
