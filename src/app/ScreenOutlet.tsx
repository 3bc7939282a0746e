import { Suspense, useEffect } from "react";
import { useStore } from "zustand";
import { useAppearance, useFilters, useView, useWorkspace } from "../screens/workspace.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Notice } from "../ui/Notice.tsx";
import { SCREENS } from "./routes.tsx";

/**
 * The screen of the present route. It takes part in readiness itself, so that a screen that is still on its way,
 * or has no panels, counts.
 */
export function ScreenOutlet() {
  const { t } = useAppearance();
  const route = useView((view) => view.route);
  const version = useView((view) => view.version);
  const hasCatalogue = useView((view) => view.catalogue !== null);
  const { session, screen: participant } = useWorkspace();
  const hasFailed = useStore(session.store, ({ status }) => status.phase === "failed");
  const screen = SCREENS.find((known) => known.route === route);
  if (screen === undefined) return <Missing version={version} settle={participant.settle} />;
  const { Screen } = screen;
  return (
    <ErrorBoundary
      key={route}
      onCaught={() => participant.settle(version)}
      fallback={(message) => (
        <Notice
          tone="error"
          height={320}
          title={t("app.screen.failed")}
          detail={t("app.screen.failed.detail", { message })}
          action={
            <Button look="plain" onClick={() => window.location.reload()}>
              {t("app.reload")}
            </Button>
          }
        />
      )}
    >
      <Suspense fallback={<div className="screen-loading" />}>
        <Screen />
        {hasCatalogue || hasFailed || route === "data" ? (
          <Settled version={version} settle={participant.settle} />
        ) : null}
      </Suspense>
    </ErrorBoundary>
  );
}

interface SettledProps {
  readonly version: number;
  readonly settle: (version: number) => void;
}

/** Stands after a screen: what comes before it is in the page, its panels have joined. */
function Settled({ version, settle }: SettledProps) {
  useEffect(() => settle(version), [version, settle]);
  return null;
}

function Missing(props: SettledProps) {
  const { t } = useAppearance();
  const go = useFilters((state) => state.go);
  return (
    <>
      <h1 className="ui-hidden">{t("app.screen.missing")}</h1>
      <Notice
        tone="empty"
        height={320}
        title={t("app.screen.missing")}
        action={
          <Button look="plain" onClick={() => go("overview")}>
            {t("app.screen.to-overview")}
          </Button>
        }
      />
      <Settled {...props} />
    </>
  );
}
