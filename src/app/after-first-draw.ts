import type { Session } from "../engine/session/session-types.ts";
import type { Keeper } from "../keeping/keeper-types.ts";
import { openLater } from "../screens/later.ts";
import { keepOffline } from "./offline.ts";

/** Everything the first picture does not need: menus, the engine, a copy for offline use. */
export async function afterFirstDraw(session: Session, keeper: () => Promise<Keeper>): Promise<void> {
  openLater();
  await session.start();
  // Before anybody can have changed the data.
  await keeper();
  // Last: it asks for every file, which must not compete with those that are needed now.
  await keepOffline();
}
