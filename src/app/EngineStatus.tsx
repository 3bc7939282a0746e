import { useStore } from "zustand";
import type { SessionStatus } from "../engine/session/session-types.ts";
import type { Translate } from "../model/messages.ts";
import { formatShare } from "../panels/format.ts";
import { useAppearance, useWorkspace } from "../screens/workspace.ts";

const words = (status: SessionStatus, t: Translate): string => {
  switch (status.phase) {
    case "idle":
    case "starting":
    case "restarting":
      return t("app.engine.starting");
    case "loading":
      return t("app.engine.loading", {
        table: status.table,
        share: formatShare(status.rows, Math.max(status.ofRows, 1)),
      });
    case "ready":
      return t("app.engine.ready");
    case "failed":
      return t("app.engine.failed");
  }
};

/** A dot that says how the engine does; loud only when something is wrong, and then elsewhere. */
export function EngineStatus() {
  const { t } = useAppearance();
  const status = useStore(useWorkspace().session.store, (state) => state.status);
  const text = words(status, t);
  return (
    <span className="engine-status" data-phase={status.phase} title={text}>
      <span className="ui-hidden" role="status">
        {text}
      </span>
    </span>
  );
}
