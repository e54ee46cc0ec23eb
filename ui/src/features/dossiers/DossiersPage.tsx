import { FilePlus2, FolderInput, FolderOpen, Upload } from "lucide-react";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { useQuery } from "~/api";
import { useActions } from "~/app/actions";
import { useCall, useWorkspace } from "~/app/workspace";
import { Banner, Button, EmptyState, ErrorState, LoadingState, Page, PageHeader } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { useImport } from "../intake/ImportProvider";
import { DossierTable } from "./DossierTable";
import { FilterBar } from "./FilterBar";
import { type Filter, NO_FILTER, narrowed } from "./filter";
import NewDossierDialog from "./NewDossierDialog";

/** All dossiers of the call. */
export default function DossiersPage() {
  const { t, language } = useI18n();
  const call = useCall();
  const { isStaff, readOnly } = useWorkspace();
  const intake = useImport();
  const list = useQuery("dossier_list", { call_id: call.id });
  const rules = useQuery("call_get", { call_id: call.id }).data?.rules;
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [adding, setAdding] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const mayAdd = isStaff && !readOnly;

  const themes = rules?.themes;
  const themeName = useCallback(
    (code: string) => {
      const theme = themes?.find((choice) => choice.code === code);
      // Until the rules are here there is no name: a code is nothing to read.
      return theme ? labelIn(theme.label, language) : themes ? code : "";
    },
    [themes, language],
  );
  const rows = list.data?.dossiers;
  const deferred = useDeferredValue(filter);
  const shown = useMemo(() => narrowed(rows ?? [], deferred, themeName), [rows, deferred, themeName]);

  useActions([
    {
      id: "dossiers.filter",
      label: t("action.filterDossiers"),
      section: "section.dossier",
      shortcut: "Ctrl+F",
      run: () => search.current?.focus(),
    },
  ]);

  const importButtons = (
    <>
      <Button icon={FolderInput} onPress={intake.chooseFolder}>
        {t("dossiers.importFolder")}
      </Button>
      <Button kind="primary" icon={Upload} onPress={intake.chooseFiles}>
        {t("dossiers.import")}
      </Button>
    </>
  );
  return (
    <Page fill>
      <PageHeader
        title={t("dossiers.title")}
        actions={
          mayAdd && rows?.length ? (
            <>
              <Button kind="quiet" icon={FilePlus2} onPress={() => setAdding(true)}>
                {t("dossiers.new")}
              </Button>
              {importButtons}
            </>
          ) : null
        }
      />
      {mayAdd && intake.waiting > 0 ? (
        <Banner
          tone="warning"
          actions={
            <Button size="small" onPress={intake.resume}>
              {t("import.waiting.resume")}
            </Button>
          }
        >
          {t("import.waiting", { count: intake.waiting })}
        </Banner>
      ) : null}
      {rows?.length ? (
        <FilterBar
          rows={rows}
          shown={shown.length}
          filter={filter}
          onFilter={setFilter}
          themes={themes}
          searchRef={search}
        />
      ) : null}
      {list.error ? (
        <ErrorState error={list.error} on={{ retry: list.refetch }} />
      ) : rows === undefined ? (
        <LoadingState lines={12} />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={FolderOpen}
          title={t("dossiers.empty.title")}
          actions={
            mayAdd ? (
              <>
                <Button kind="quiet" icon={FilePlus2} onPress={() => setAdding(true)}>
                  {t("dossiers.new")}
                </Button>
                {importButtons}
              </>
            ) : null
          }
        >
          {t(mayAdd ? "dossiers.empty.text" : "dossiers.empty.member")}
        </EmptyState>
      ) : (
        <DossierTable rows={shown} themeName={themeName} label={t("dossiers.title")} />
      )}
      <NewDossierDialog isOpen={adding} onClose={() => setAdding(false)} callId={call.id} />
    </Page>
  );
}
