import type { Session } from "../engine/session.ts";
import { openLater } from "../screens/later.ts";

/** Everything the first picture does not need: menus and the engine. */
export async function afterFirstDraw(session: Session): Promise<void> {
  openLater();
  await session.start();
}
