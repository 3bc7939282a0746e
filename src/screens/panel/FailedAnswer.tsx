import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { messageOf, useAppearance } from "../workspace.ts";

interface Props {
  readonly error: unknown;
  readonly retry: () => void;
  readonly height?: number;
  /** What has failed; a panel's answer unless told otherwise. */
  readonly title?: string;
}

/** A question that could not be answered: why, and once more. */
export function FailedAnswer({ error, retry, height, title }: Props) {
  const { t } = useAppearance();
  return (
    <Notice
      tone="error"
      {...(height === undefined ? {} : { height })}
      title={title ?? t("screens.panel.error")}
      detail={messageOf(error)}
      action={
        <Button look="plain" onClick={retry}>
          {t("screens.panel.retry")}
        </Button>
      }
    />
  );
}
