import { type Ref, useMemo } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { Choice, DossierRow } from "~/api";
import { Button, SearchField, Select } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import type { Stage } from "../shared/states";
import styles from "./Dossiers.module.css";
import { type Filter, NO_FILTER, type Signal, signalCounts, stageCounts } from "./filter";

interface Props {
  rows: readonly DossierRow[];
  shown: number;
  filter: Filter;
  onFilter(filter: Filter): void;
  /** Those of the call, once its rules are here. */
  themes: readonly Choice[] | undefined;
  searchRef: Ref<HTMLInputElement>;
}

const ALL = "all";

/** What narrows the table: words, how far a dossier has come, its theme, what calls for a look. */
export function FilterBar({ rows, shown, filter, onFilter, themes, searchRef }: Props) {
  const { t, f, language } = useI18n();
  const stages = useMemo(() => stageCounts(rows), [rows]);
  const signals = useMemo(() => signalCounts(rows), [rows]);
  const set = (part: Partial<Filter>) => onFilter({ ...filter, ...part });
  const narrowed = filter.text !== "" || filter.stage || filter.theme || filter.signal;
  return (
    <search className={styles.filters} aria-label={t("dossiers.filters")}>
      <div className={styles.filterRow}>
        <div className={styles.text}>
          <SearchField
            label={t("dossiers.filter.text")}
            placeholder={t("dossiers.filter.placeholder")}
            value={filter.text}
            onChange={(text) => set({ text })}
            inputRef={searchRef}
          />
        </div>
        {themes?.length === 0 ? null : (
          <div className={styles.select}>
            <Select
              label={t("dossiers.column.theme")}
              labelHidden
              value={filter.theme ?? ALL}
              onChange={(theme) => set({ theme: theme === ALL ? null : theme })}
              options={[
                { id: ALL, label: t("dossiers.filter.allThemes") },
                ...(themes ?? []).map(({ code, label }) => ({ id: code, label: labelIn(label, language) })),
              ]}
            />
          </div>
        )}
        <div className={styles.select}>
          <Select
            label={t("dossiers.column.signals")}
            labelHidden
            value={filter.signal ?? ALL}
            onChange={(signal) => set({ signal: signal === ALL ? null : (signal as Signal) })}
            options={[
              { id: ALL, label: t("dossiers.filter.allSignals") },
              ...signals.map(({ signal, count }) => ({
                id: signal,
                label: t(`dossiers.signal.${signal}`),
                hint: f.number(count),
              })),
            ]}
          />
        </div>
        <p className={styles.count} role="status">
          {t("dossiers.count", { shown: f.number(shown), total: f.number(rows.length) })}
        </p>
        {narrowed ? (
          <Button size="small" kind="quiet" onPress={() => onFilter(NO_FILTER)}>
            {t("dossiers.filter.clear")}
          </Button>
        ) : null}
      </div>
      <ToggleButtonGroup
        aria-label={t("dossiers.filter.stage")}
        selectedKeys={[filter.stage ?? ALL]}
        disallowEmptySelection
        onSelectionChange={(keys) => {
          const [key] = [...keys];
          set({ stage: key === ALL ? null : (key as Stage) });
        }}
        className={styles.stages}
      >
        <ToggleButton id={ALL} className={styles.stage}>
          {t("dossiers.stage.all")} <span className={styles.stageCount}>{f.number(rows.length)}</span>
        </ToggleButton>
        {stages.map(({ stage, count }) => (
          <ToggleButton key={stage} id={stage} className={styles.stage}>
            {t(`dossiers.stage.${stage}`)} <span className={styles.stageCount}>{f.number(count)}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </search>
  );
}
