import { ClipboardList, Printer } from "lucide-react";
import { useState } from "react";
import { type FoundSheet, useQuery } from "~/api";
import { navigate } from "~/app/router";
import {
  Button,
  EmptyState,
  ErrorState,
  LoadingState,
  Page,
  PageHeader,
  RadioGroup,
  Select,
} from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Paper.module.css";
import { PaperTable } from "./PaperTable";
import { PrintDialog } from "./PrintDialog";
import { SheetNumber } from "./SheetNumber";

/** The address of the secretariat's page within the place of scoring. */
export const PAPER = "paper";

/** Sheets that came back on paper, typed by the secretariat: of one dossier or of one member. */
export function PaperSheets({ callId }: { callId: string }) {
  const { t } = useI18n();
  const [of, setOf] = useState<"dossier" | "member">("dossier");
  const [dossier, setDossier] = useState<string | null>(null);
  const [member, setMember] = useState<string | null>(null);
  /** The sheet whose number was typed last. */
  const [found, setFound] = useState<FoundSheet | null>(null);
  const [printing, setPrinting] = useState(false);
  const query = useQuery("sheet_list", { call_id: callId, dossier_id: null, member_id: null });
  const rows = (query.data?.tables ?? []).flatMap((table) => table.rows);
  const dossiers = [...new Map(rows.map((row) => [row.dossier_id, `${row.number} · ${row.title}`]))];
  const members = [...new Map(rows.map((row) => [row.member_id, row.member]))];
  const options = (of === "dossier" ? dossiers : members).map(([id, label]) => ({ id, label }));
  const chosen = (of === "dossier" ? dossier : member) ?? options[0]?.id ?? null;
  const tables = (query.data?.tables ?? []).flatMap((table) => {
    const kept = table.rows.filter((row) => (of === "dossier" ? row.dossier_id : row.member_id) === chosen);
    return kept.length > 0 ? [{ ...table, rows: kept }] : [];
  });
  /** Goes to the row of a sheet, in the table of its dossier or of its member, whichever is being typed. */
  function goTo(sheet: FoundSheet) {
    if (of === "dossier") setDossier(sheet.dossier_id);
    else setMember(sheet.member_id);
    setFound(sheet);
  }
  function choose(id: string) {
    if (of === "dossier") setDossier(id);
    else setMember(id);
    setFound(null);
  }
  const whose = members.find(([id]) => of === "member" && id === chosen);
  return (
    <Page fill>
      <PageHeader
        back={{ label: t("paper.back"), onPress: () => navigate({ name: "scoring" }) }}
        title={t("paper.title")}
        subtitle={t("paper.subtitle")}
        actions={
          rows.length > 0 ? (
            <Button icon={Printer} onPress={() => setPrinting(true)}>
              {t("paper.print")}
            </Button>
          ) : undefined
        }
      />
      {query.error ? (
        <ErrorState error={query.error} on={{ retry: query.refetch, reload: query.refetch }} />
      ) : !query.data ? (
        <LoadingState lines={9} />
      ) : rows.length === 0 ? (
        <EmptyState icon={ClipboardList} title={t("paper.none.title")}>
          {t("paper.none.text")}
        </EmptyState>
      ) : (
        <div className={styles.page}>
          <SheetNumber callId={callId} onFound={goTo} />
          <div className={styles.choice}>
            <RadioGroup<"dossier" | "member">
              label={t("paper.of")}
              options={[
                { id: "dossier", label: t("paper.ofDossier") },
                { id: "member", label: t("paper.ofMember") },
              ]}
              value={of}
              onChange={(next) => {
                setOf(next);
                setFound(null);
              }}
            />
            <Select
              label={t(of === "dossier" ? "paper.dossier" : "paper.member")}
              options={options}
              value={chosen}
              onChange={choose}
            />
          </div>
          {tables.map((table) => (
            <PaperTable key={`${table.version} ${chosen ?? ""}`} table={table} of={of} found={found} />
          ))}
        </div>
      )}
      {printing ? (
        <PrintDialog
          callId={callId}
          members={whose ? [{ id: whose[0], name: whose[1] }] : []}
          onClose={() => setPrinting(false)}
        />
      ) : null}
    </Page>
  );
}
