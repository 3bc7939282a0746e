import { type ReactNode, Suspense } from "react";
import { Button } from "../ui/Button.tsx";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { useAppearance } from "./workspace.ts";

export interface LateProps {
  /** What holds the place until the part is there. */
  readonly waiting?: ReactNode;
  readonly children: ReactNode;
}

/**
 * The place of a part that comes `later`. Where it cannot be fetched (a server put away, a newer version in its place)
 * or fails, its place says so, and the rest of the page goes on.
 */
export function Late({ waiting = null, children }: LateProps) {
  const { t } = useAppearance();
  return (
    <ErrorBoundary
      fallback={(message) => (
        <Button title={t("screens.part.failed", { message })} onClick={() => window.location.reload()}>
          {t("screens.part.reload")}
        </Button>
      )}
    >
      <Suspense fallback={waiting}>{children}</Suspense>
    </ErrorBoundary>
  );
}
