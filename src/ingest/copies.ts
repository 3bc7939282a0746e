/** What systems and people add to the name of a copy: 报名 (1).csv, 报名（2）.csv, 报名 - 副本.csv. */
const COPY = /(\s*[（(]\d+[)）]|[\s_-]*(副本|copy))+(?=\.[^.]*$|$)/i;
const FOLDERS = /^.*\//;

/**
 * Whether one file is a copy of the other: the same bytes, under a name that says nothing else. The same bytes as
 * 初赛评分.csv and 决赛评分.csv are two files: what they are of may stand in their names only.
 */
export const isCopy = async (one: File, other: File): Promise<boolean> =>
  ownName(one) === ownName(other) && (await sameContent(one, other));

const ownName = ({ name }: File): string => name.replace(FOLDERS, "").replace(COPY, "");

/** Bytes that are compared at a time. */
const PIECE = 1 << 22;

/** Whether two files hold the same bytes; false where one of them cannot be read: reading it will say so. */
async function sameContent(one: File, other: File): Promise<boolean> {
  if (one.size !== other.size || one.size === 0) return false;
  try {
    for (let at = 0; at < one.size; at += PIECE) {
      const [left, right] = await Promise.all([pieceOf(one, at), pieceOf(other, at)]);
      if (left.some((byte, i) => byte !== right[i])) return false;
    }
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

const pieceOf = async (file: File, at: number): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
