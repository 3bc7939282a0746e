import { AnnouncementError, type AnnouncementPlace } from "./error.ts";
import type { AnnouncementLine, HeadingLine } from "./lines.ts";
import { parseNumeral } from "./numbers.ts";
import type { AnnouncedProblem, AnnouncedTrack, Announcement } from "./types.ts";

type Draft<T extends object> = { -readonly [Key in keyof T]: T[Key] };

const padded = (number: number): string => String(number).padStart(2, "0");
const place = (of: AnnouncedTrack | AnnouncedProblem): AnnouncementPlace => ({ line: of.line, text: of.heading });

/** Takes an announcement line by line; every method throws AnnouncementError at the first line that does not fit. */
export class AnnouncementReader {
  private readonly preamble: string[] = [];
  private readonly tracks: Draft<AnnouncedTrack>[] = [];
  private readonly problems: Draft<AnnouncedProblem>[] = [];
  private readonly pageNumbers: AnnouncementPlace[] = [];
  private track: Draft<AnnouncedTrack> | null = null;
  private problem: Draft<AnnouncedProblem> | null = null;

  take(line: AnnouncementLine): void {
    if (line.kind === "track") this.openTrack(line);
    else if (line.kind === "problem") this.openProblem(line);
    else if (line.kind === "page_number") this.pageNumbers.push({ line: line.line, text: line.text });
    // Before the first track such words belong to the preamble; later, taking them for text would hide a problem.
    else if (line.kind === "unmarked" && this.track !== null) throw new AnnouncementError("no_colon", line);
    else this.append(line);
  }

  finish(): Announcement {
    const { preamble, tracks, problems, pageNumbers } = this;
    if (tracks.length === 0) {
      const [first] = preamble;
      throw new AnnouncementError(first === undefined ? "empty" : "no_track", { line: 1, text: first ?? "" });
    }
    this.closeTrack();
    return { preamble, tracks, problems, pageNumbers };
  }

  private openTrack(line: HeadingLine): void {
    this.closeTrack();
    const track_no = headingNumber(line);
    const expected = (this.track?.track_no ?? 0) + 1;
    if (track_no !== expected) {
      const fault = track_no < expected ? "track_repeated" : "track_skipped";
      throw new AnnouncementError(fault, line, { number: track_no, expected });
    }
    const track_name = line.title.replace(/赛道$/, "").trimEnd();
    if (track_name === "") throw new AnnouncementError("empty_track_name", line);
    const same = this.tracks.find((other) => other.track_name === track_name);
    if (same !== undefined) throw new AnnouncementError("same_track_name", line, { other: same.line });
    const track_id = `T${padded(track_no)}`;
    this.track = { track_id, track_no, track_name, line: line.line, heading: line.text, introduction: "" };
    this.problem = null;
    this.tracks.push(this.track);
  }

  private openProblem(line: HeadingLine): void {
    if (this.track === null) throw new AnnouncementError("problem_before_track", line);
    const { track_id } = this.track;
    this.closeProblem();
    const problem_no = headingNumber(line);
    const expected = (this.problem?.problem_no ?? 0) + 1;
    if (problem_no !== expected) {
      const fault = problem_no < expected ? "problem_repeated" : "problem_skipped";
      throw new AnnouncementError(fault, line, { number: problem_no, expected });
    }
    const problem_title = line.title;
    if (problem_title === "") throw new AnnouncementError("empty_title", line);
    const same = this.problems.find((other) => other.track_id === track_id && other.problem_title === problem_title);
    if (same !== undefined) throw new AnnouncementError("same_title", line, { other: same.line });
    this.problem = {
      problem_id: `${track_id}-P${padded(problem_no)}`,
      track_id,
      problem_no,
      problem_title,
      problem_text: "",
      line: line.line,
      heading: line.text,
      joinedAt: [],
    };
    this.problems.push(this.problem);
  }

  private append({ line, text }: AnnouncementLine): void {
    const { track, problem } = this;
    if (problem !== null) {
      if (problem.problem_text !== "") problem.joinedAt = [...problem.joinedAt, line];
      problem.problem_text += text;
    } else if (track !== null) {
      track.introduction += text;
    } else {
      this.preamble.push(text);
    }
  }

  private closeTrack(): void {
    if (this.track === null) return;
    if (this.problem === null) throw new AnnouncementError("track_without_problems", place(this.track));
    this.closeProblem();
  }

  private closeProblem(): void {
    const { problem } = this;
    if (problem === null) return;
    if (problem.problem_text === "") throw new AnnouncementError("empty_text", place(problem));
    const same = this.problems.find((other) => other !== problem && other.problem_text === problem.problem_text);
    if (same !== undefined) throw new AnnouncementError("same_text", place(problem), { other: same.line });
  }
}

function headingNumber(line: HeadingLine): number {
  const value = parseNumeral(line.numeral);
  if (value === null) throw new AnnouncementError("unreadable_number", line, { numeral: line.numeral });
  return value;
}
