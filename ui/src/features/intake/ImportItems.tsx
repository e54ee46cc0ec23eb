import type { ImportItem } from "~/api";
import { addressOf } from "~/app/route";
import { type Column, DataTable, Status } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Import.module.css";
import { lacksText, needsAttention } from "./report";

/** A line for each thing given. */
export function ImportItems({ items }: { items: readonly ImportItem[] }) {
  const { t } = useI18n();
  // What needs a look comes first; the rest keeps the order of the import.
  const rows = [...items.map((item, at) => ({ item, at }))].sort(
    (a, b) => Number(needsAttention(b.item)) - Number(needsAttention(a.item)) || a.at - b.at,
  );
  const columns: Column<(typeof rows)[number]>[] = [
    {
      id: "name",
      header: t("import.column.file"),
      grow: 3,
      min: 14,
      isRowHeader: true,
      cell: ({ item }) => <Name item={item} />,
    },
    {
      id: "dossier",
      header: t("import.column.dossier"),
      width: 7,
      cell: ({ item }) =>
        item.dossier_id ? (
          <a href={`#${addressOf({ name: "dossier", id: item.dossier_id })}`}>
            {t("import.dossier", { number: item.dossier_number ?? 0 })}
          </a>
        ) : (
          "—"
        ),
    },
    {
      id: "outcome",
      header: t("import.column.outcome"),
      grow: 3,
      min: 16,
      cell: ({ item }) => <Outcome item={item} />,
    },
  ];
  return (
    <div className={styles.items}>
      <DataTable label={t("import.items")} rows={rows} columns={columns} rowKey={({ at }) => String(at)} />
    </div>
  );
}

function Name({ item }: { item: ImportItem }) {
  const { t } = useI18n();
  const name = item.within ? `${item.within} › ${item.name}` : item.name;
  return <bdi>{item.count > 1 ? t("import.several", { name, count: item.count }) : name}</bdi>;
}

function Outcome({ item }: { item: ImportItem }) {
  const { t } = useI18n();
  if (item.reason !== null) {
    return (
      <Status tone={needsAttention(item) ? "danger" : "neutral"}>
        {t("import.because", {
          outcome: t(`import.outcome.${item.outcome}`),
          reason: t(`import.left.${item.reason}`),
        })}
      </Status>
    );
  }
  if (!item.whole) return <Status tone="warning">{t("import.cut")}</Status>;
  if (lacksText(item)) {
    return (
      <Status tone="warning">
        {item.text_reason
          ? t(`document.textReason.${item.text_reason}`)
          : t(`document.textState.${item.text_state ?? "failed"}`)}
      </Status>
    );
  }
  if (item.also_in !== null) {
    return <Status tone="warning">{t("import.alsoIn", { number: item.also_in })}</Status>;
  }
  const quiet = item.outcome === "already_there";
  return (
    <Status tone={item.outcome === "asked" ? "warning" : quiet ? "neutral" : "success"}>
      {t(`import.outcome.${item.outcome}`)}
    </Status>
  );
}
