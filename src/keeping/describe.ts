import type { SessionData } from "../engine/session/session-data.ts";
import type { Session } from "../engine/session/session-types.ts";
import { type About, type Content, contentOf, sessionDataOf } from "./content.ts";
import type { State } from "./record.ts";
import type { Kept } from "./store-types.ts";

/** What is kept of a session's data, and the data of what was kept. */

interface Naming {
  readonly name: string;
  readonly about: About;
  readonly changedAt: Date;
}

async function describe(session: Session, data: SessionData, asOf: string | null, naming: Naming): Promise<Content> {
  const { info } = await session.parquet();
  return contentOf(data, { ...naming, asOf }, info);
}

/** The data that a session works with now. */
export const describeNow = (session: Session, data: SessionData, naming: Naming): Promise<Content> =>
  describe(session, data, session.store.getState().catalogue?.settings?.as_of ?? null, naming);

/** What is kept of the state before the present one, so that it can be gone back to on another day. */
export async function describeBefore(
  session: Session,
  data: SessionData,
  naming: Naming,
): Promise<Content | "bundled" | "same" | null> {
  // Made of what was opened, without a change: what was before that is kept already.
  if (data.before !== undefined) return "same";
  const before = session.before();
  if (before === null || before.isBundled) return before === null ? null : "bundled";
  return describe(session, before, before.settings?.as_of ?? null, naming);
}

/** What was read, as what a session works with, with the way back as far as it is kept. */
export async function keptData(
  { generation: _, before, ...content }: Kept,
  readBefore: (state: State) => Promise<Content>,
  program: Parameters<typeof sessionDataOf>[1],
): Promise<SessionData> {
  const data = await sessionDataOf(content, program);
  if (before === null) return data;
  const load = async (): Promise<SessionData> =>
    before === "bundled" ? program.bundled() : sessionDataOf(await readBefore(before), program);
  return { ...data, before: load };
}
