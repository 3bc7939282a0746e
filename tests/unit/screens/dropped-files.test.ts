import { describe, expect, it } from "vitest";
import { isCopy } from "../../../src/ingest/copies.ts";
import { type Dropped, droppedFiles } from "../../../src/screens/data/dropped-files.ts";

/** Folders as browsers hand them over: listed piece by piece, an empty piece at the end. */
const PIECE = 2;

type Tree = File | { readonly name: string; readonly within: readonly Tree[] } | { readonly broken: string };

const filesystem = {} as FileSystem;
const common = (name: string) => ({ name, fullPath: `/${name}`, filesystem, getParent: () => undefined });

function entryOf(tree: Tree): FileSystemEntry {
  if ("within" in tree) {
    const folder: FileSystemDirectoryEntry = {
      ...common(tree.name),
      isFile: false,
      isDirectory: true,
      getFile: () => undefined,
      getDirectory: () => undefined,
      createReader: () => {
        let at = 0;
        return {
          readEntries: (done) => {
            at += PIECE;
            done(tree.within.slice(at - PIECE, at).map(entryOf));
          },
        };
      },
    };
    return folder;
  }
  const name = "broken" in tree ? tree.broken : tree.name;
  const file: FileSystemFileEntry = {
    ...common(name),
    isFile: true,
    isDirectory: false,
    file: (done, fail) => ("broken" in tree ? fail?.(new DOMException("gone", "NotFoundError")) : done(tree)),
  };
  return file;
}

const dropOf = (...trees: readonly Tree[]): Dropped => ({
  items: trees.map((tree) => ({
    kind: "file",
    getAsFile: () => (tree instanceof File ? tree : null),
    webkitGetAsEntry: () => entryOf(tree),
  })),
  files: trees.filter((tree) => tree instanceof File),
});

const file = (name: string, text = name): File => new File([text], name);
const namesOf = async (dropped: Dropped): Promise<readonly string[]> =>
  (await droppedFiles(dropped)).files.map(({ name }) => name);

describe("a drop", () => {
  it("gives files as they are", async () => {
    expect(await namesOf(dropOf(file("报名.csv"), file("评分.xlsx")))).toEqual(["报名.csv", "评分.xlsx"]);
  });

  it("gives the files of a folder and its folders by their paths, without those that systems put there", async () => {
    const folder = {
      name: "赛道评分",
      within: [
        file("二.csv"),
        file(".DS_Store"),
        { name: "工业制造", within: [file("评分.csv", "1"), file("~$评分.csv")] },
        file("一.csv"),
        file("Thumbs.db"),
      ],
    };
    const { files, refused } = await droppedFiles(dropOf(file("报名.csv"), folder));
    expect(files.map(({ name }) => name)).toEqual([
      "报名.csv",
      "赛道评分/一.csv",
      "赛道评分/二.csv",
      "赛道评分/工业制造/评分.csv",
    ]);
    expect(await files.at(-1)?.text()).toBe("1");
    expect(refused).toEqual([]);
  });

  it("names a folder that is empty, broken or far too large, and keeps the other files", async () => {
    const many = Array.from({ length: 501 }, (_, i) => file(`${i}.jpg`));
    const { files, refused } = await droppedFiles(
      dropOf(
        { name: "空", within: [file("desktop.ini")] },
        { name: "坏", within: [{ broken: "a.csv" }] },
        { name: "照片", within: many },
        file("报名.csv"),
      ),
    );
    expect(files.map(({ name }) => name)).toEqual(["报名.csv"]);
    expect(refused.map(({ code, file: name }) => [code, name])).toEqual([
      ["empty_folder", "空"],
      ["unreadable", "坏"],
      ["too_many_files", "照片"],
    ]);
  });
});

describe("two files", () => {
  const isOne = (one: string, other: string): Promise<boolean> => isCopy(file(one, "x,y"), file(other, "x,y"));

  it("are one by their bytes where their names say nothing else; what cannot be read is like no other", async () => {
    for (const name of [
      "报名.csv",
      "报名 (1).csv",
      "报名（2）.csv",
      "报名 - 副本.csv",
      "报名_副本 (2).csv",
      "周一/报名.csv",
    ])
      expect(await isOne("报名.csv", name)).toBe(true);
    for (const name of ["决赛报名.csv", "报名2.csv", "报名.xlsx"]) expect(await isOne("报名.csv", name)).toBe(false);
    expect(await isCopy(file("a.csv", "x,y"), file("a.csv", "x,z"))).toBe(false);
    expect(await isCopy(file("a.csv", ""), file("a.csv", ""))).toBe(false);
    const gone = file("c.csv", "x,y");
    gone.slice = () => {
      throw new DOMException("gone", "NotFoundError");
    };
    expect(await isCopy(file("c.csv", "x,y"), gone)).toBe(false);
  });
});
