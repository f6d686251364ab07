/** Reads the archives our books are: files one after another, not compressed. */

const LOCAL_FILE = 0x04034b50;
const STORED = 0;

/**
 * The files of an archive by their path.
 *
 * @param {Uint8Array} bytes
 * @returns {Map<string, string>}
 */
export function filesOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextDecoder();
  const files = new Map();
  let at = 0;
  while (at < bytes.length && view.getUint32(at, true) === LOCAL_FILE) {
    if (view.getUint16(at + 8, true) !== STORED) {
      throw new Error("a compressed file");
    }
    const size = view.getUint32(at + 18, true);
    const nameLength = view.getUint16(at + 26, true);
    const name = at + 30;
    const content = name + nameLength + view.getUint16(at + 28, true);
    files.set(
      text.decode(bytes.subarray(name, name + nameLength)),
      text.decode(bytes.subarray(content, content + size)),
    );
    at = content + size;
  }
  return files;
}
