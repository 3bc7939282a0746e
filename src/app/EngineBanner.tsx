import { useStore } from "zustand";
import type { SessionStatus } from "../engine/session/session-types.ts";
import type { MessageKey } from "../model/messages.ts";
import { useAppearance, useWorkspace } from "../screens/workspace.ts";
import { Button } from "../ui/Button.tsx";

type Trouble = Extract<SessionStatus, { phase: "restarting" | "failed" }>;

const TITLES = {
  restarting: { memory: "app.engine.restarting.memory", other: "app.engine.restarting" },
  failed: { memory: "app.engine.failed.memory", other: "app.engine.failed" },
} as const satisfies Record<Trouble["phase"], Record<string, MessageKey>>;

/** A file that did not come is mended by trying again; a browser without WebAssembly is not. */
const isHopeless = (): boolean => !("WebAssembly" in globalThis);

const titleOf = ({ phase, fault }: Trouble): MessageKey =>
  isHopeless() ? "app.engine.unsupported" : TITLES[phase][fault === "memory" ? "memory" : "other"];

/** The engine is in trouble: what that means for the person, and the way out. */
export function EngineBanner() {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const status = useStore(session.store, (state) => state.status);
  if (status.phase !== "restarting" && status.phase !== "failed") return null;
  return (
    <div className="banner" role="alert" data-tone={status.phase}>
      <p>{t(titleOf(status))}</p>
      {status.phase === "failed" ? (
        <>
          <details>
            <summary>{t("app.engine.details")}</summary>
            {status.message}
          </details>
          {isHopeless() ? null : (
            <Button look="plain" onClick={() => void session.start()}>
              {t("app.engine.retry")}
            </Button>
          )}
        </>
      ) : null}
    </div>
  );
}
