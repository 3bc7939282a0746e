import type { AnnouncedTrack } from "../../src/ingest/announcement/types.ts";
import type { Random } from "./random.ts";
import type { JudgeRow } from "./rows.ts";

/** How a judge judges: points added to everybody's score, how far good and bad are told apart, how much is chance. */
export interface Habits {
  readonly severity: number;
  /** 1 tells entries apart as they differ, 0 gives everybody the same. */
  readonly spread: number;
  readonly noise: number;
  /** Points gained or lost from the first score to the last. */
  readonly drift: number;
}

export interface Judge extends JudgeRow {
  readonly habits: Habits;
}

export interface Juries {
  readonly judges: readonly Judge[];
  /** The panel that judges a track in 初赛 and 复赛. */
  ofTrack(track_id: string): readonly Judge[];
  /** The one jury of the final: all its judges judge every entry. */
  readonly final: readonly Judge[];
}

const PANEL_SIZE = 10;
const FINAL_SIZE = 7;
const TRACKS_A_PANEL = 3;
const HOMES = ["大学", "研究院", "协会", "信息中心"];
const WORDS = ["望江", "听涛", "松间", "云起", "临海", "问津", "青灯", "长风"];

/** One harsh, one lenient, one who tells nothing apart, one who scores by chance, one who grows stricter; then usual ones. */
const HABITS: readonly Partial<Habits>[] = [
  { severity: -8 },
  { severity: 7 },
  { spread: 0.2, noise: 1.2 },
  { spread: 0.5, noise: 9 },
  { severity: 2, drift: -6 },
];

/** Panels of three tracks with ten judges each, and a jury of seven for the final. No judge sits on two. */
export function makeJuries(random: Random, tracks: readonly AnnouncedTrack[]): Juries {
  const judges: Judge[] = [];
  const seat = (panel: string, habits: Partial<Habits>): Judge => {
    const judge = {
      judge_id: `J${String(judges.length + 1).padStart(3, "0")}`,
      panel,
      org_name: `示例${random.pick(WORDS)}${random.pick(HOMES)}`,
      habits: {
        severity: habits.severity ?? 1.8 * random.normal(),
        spread: habits.spread ?? 0.85 + 0.3 * random.next(),
        noise: habits.noise ?? 2.5 + 1.5 * random.next(),
        drift: habits.drift ?? 0,
      },
    };
    judges.push(judge);
    return judge;
  };

  const panels = new Map<string, readonly Judge[]>();
  for (let first = 0; first < tracks.length; first += TRACKS_A_PANEL) {
    const ofPanel = tracks.slice(first, first + TRACKS_A_PANEL);
    const name = `第${first / TRACKS_A_PANEL + 1}评审组`;
    const seats = random.shuffled(Array.from({ length: PANEL_SIZE }, (_, index) => HABITS[index] ?? {}));
    const jury = seats.map((habits) => seat(name, habits));
    for (const track of ofPanel) panels.set(track.track_id, jury);
  }
  const final = Array.from({ length: FINAL_SIZE }, (_, index) =>
    seat("决赛评审组", index === 0 ? { severity: -5 } : {}),
  );
  return { judges, ofTrack: (track_id) => panels.get(track_id) ?? [], final };
}
