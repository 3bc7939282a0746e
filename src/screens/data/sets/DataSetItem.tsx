import Button from "antd/es/button";
import Input from "antd/es/input";
import { useEffect, useRef, useState } from "react";
import { ownBytes } from "../../../ingest/privacy/digest.ts";
import { bundleName } from "../../../keeping/bundle.ts";
import type { Keeper } from "../../../keeping/keeper-types.ts";
import type { Listed } from "../../../keeping/store-types.ts";
import { formatCount, formatMoment } from "../../../panels/format.ts";
import { saveFile } from "../../panel/save-file.ts";
import { useAppearance } from "../../workspace.ts";
import { Confirm } from "./Confirm.tsx";
import { changedText, faultText, sizeText } from "./words.ts";

interface Props {
  readonly each: Listed;
  readonly keeper: Keeper;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
}

/** One data set with what can be done with it. One that cannot be read is there too, and says why. */
export function DataSetItem({ each, keeper, isOpen, isBusy }: Props) {
  const { t } = useAppearance();
  const [isNaming, setNaming] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const wasNaming = useRef(false);
  useEffect(() => {
    // The field has gone: whoever works by keyboard goes on here.
    if (wasNaming.current && !isNaming) heading.current?.focus();
    wasNaming.current = isNaming;
  }, [isNaming]);
  return (
    <li className="sets-item" aria-current={isOpen ? "true" : undefined}>
      <header>
        {isNaming ? (
          <Naming name={each.name} onClose={() => setNaming(false)} onName={(name) => void keeper.rename(each, name)} />
        ) : (
          <>
            <h2 ref={heading} tabIndex={-1}>
              {each.name}
            </h2>
            {isOpen ? <span className="sets-badge">{t("keeping.current")}</span> : null}
            {each.fault === null && each.isDemo ? <span className="sets-badge">{t("keeping.demo")}</span> : null}
            <Actions each={each} keeper={keeper} isOpen={isOpen} isBusy={isBusy} onRename={() => setNaming(true)} />
          </>
        )}
      </header>
      {each.fault === null ? <Facts each={each} /> : <p>{faultText(each.fault, each.place, t)}</p>}
    </li>
  );
}

function Facts({ each }: { readonly each: Extract<Listed, { fault: null }> }) {
  const { t } = useAppearance();
  const facts = [
    [t("keeping.as-of"), each.asOf === null ? t("keeping.as-of.unset") : formatMoment(each.asOf)],
    [t("keeping.rows"), t("keeping.rows.value", { rows: formatCount(each.rows) })],
    [t("keeping.size"), sizeText(each.bytes)],
    [t("keeping.changed"), changedText(each.changedAt)],
  ] as const;
  return (
    <dl className="data-facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({ each, keeper, isOpen, isBusy, onRename }: Props & { readonly onRename: () => void }) {
  const { t } = useAppearance();
  const [isAsking, setAsking] = useState(false);
  const { name } = each;
  const isReadable = each.fault === null;
  const save = async (): Promise<void> => {
    const saved = await keeper.saveFile(each);
    if (saved === null) return;
    saveFile(bundleName(saved.manifest), new Blob([ownBytes(saved.bytes)], { type: "application/zip" }));
  };
  return (
    <div className="sets-actions">
      {isReadable ? (
        <>
          <Button
            size="small"
            aria-disabled={isBusy || isOpen}
            aria-label={t("keeping.open.named", { name })}
            onClick={() => isBusy || isOpen || void keeper.openSet(each)}
          >
            {t("keeping.open")}
          </Button>
          <Button
            size="small"
            type="text"
            aria-disabled={isBusy}
            aria-label={t("keeping.rename.named", { name })}
            onClick={() => isBusy || onRename()}
          >
            {t("keeping.rename")}
          </Button>
          <Button
            size="small"
            type="text"
            aria-disabled={isBusy}
            aria-label={t("keeping.save.named", { name })}
            onClick={() => isBusy || void save()}
          >
            {t("keeping.save")}
          </Button>
        </>
      ) : null}
      <Button
        size="small"
        type="text"
        danger
        aria-disabled={isBusy}
        aria-label={t("keeping.remove.named", { name })}
        onClick={() => isBusy || setAsking(true)}
      >
        {t("keeping.remove")}
      </Button>
      <Confirm
        isOpen={isAsking}
        title={t("keeping.remove.title", { name })}
        detail={t("keeping.remove.detail")}
        action={t("keeping.remove")}
        onClose={() => setAsking(false)}
        onConfirm={() => void keeper.remove(each)}
      />
    </div>
  );
}

interface NamingProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Enter saves, Escape leaves it as it was. */
function Naming({ name, onName, onClose }: NamingProps) {
  const { t } = useAppearance();
  const [written, setWritten] = useState(name);
  const next = written.trim();
  return (
    <form
      className="sets-naming"
      onSubmit={(event) => {
        event.preventDefault();
        if (next === "") return;
        onClose();
        if (next !== name) onName(next);
      }}
      onKeyDown={({ key }) => {
        if (key === "Escape") onClose();
      }}
    >
      <Input
        size="small"
        autoFocus
        maxLength={80}
        aria-label={t("keeping.rename.label")}
        status={next === "" ? "error" : ""}
        title={next === "" ? t("keeping.rename.missing") : undefined}
        value={written}
        onChange={({ target }) => setWritten(target.value)}
      />
      <Button size="small" type="primary" htmlType="submit" disabled={next === ""}>
        {t("keeping.rename.save")}
      </Button>
      <Button size="small" onClick={onClose}>
        {t("keeping.cancel")}
      </Button>
    </form>
  );
}
