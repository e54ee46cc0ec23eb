import { FolderOpen, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { ApiError } from "~/api";
import {
  Badge,
  Banner,
  Button,
  Card,
  Checkbox,
  type Column,
  ComboBox,
  DataTable,
  DateField,
  DefinitionList,
  EmptyState,
  ErrorState,
  Explain,
  FormGrid,
  IconButton,
  Kbd,
  LoadingState,
  Menu,
  MoneyField,
  NumberField,
  type Option,
  Page,
  PageHeader,
  ProgressBar,
  RadioGroup,
  Section,
  Select,
  Status,
  Stepper,
  Switch,
  Tabs,
  TextField,
} from "~/components";
import { I18nProvider, LANGUAGES, learn } from "~/i18n";
import { handNonceOn } from "~/nonce";
import { applyTheme } from "~/theme/theme";
import "~/theme/base.css";

interface Row {
  id: string;
  title: string;
  commune: string;
  cents: number;
}

const ROWS: Row[] = Array.from({ length: 2000 }, (_, at) => ({
  id: String(at + 1),
  title: `Projet fictif n° ${at + 1}`,
  commune: ["Lillers", "Beuvry", "Nœux-les-Mines", "Étaples"][at % 4] as string,
  cents: ((at * 7919) % 90_000) * 100,
}));

const COLUMNS: Column<Row>[] = [
  {
    id: "id",
    header: "N°",
    width: 5,
    align: "end",
    cell: (row) => row.id,
    sortValue: (row) => Number(row.id),
  },
  {
    id: "title",
    header: "Projet",
    grow: 3,
    cell: (row) => row.title,
    sortValue: (row) => row.title,
    isRowHeader: true,
  },
  { id: "commune", header: "Commune", grow: 2, cell: (row) => row.commune, sortValue: (row) => row.commune },
  {
    id: "cents",
    header: "Montant",
    width: 9,
    align: "end",
    cell: (row) => `${row.cents / 100} €`,
    sortValue: (row) => row.cents,
  },
  { id: "state", header: "État", width: 11, cell: () => <Status tone="success">Recevable</Status> },
];

const THEMES: Option[] = [
  { id: "energy", label: "Transition énergétique" },
  { id: "mobility", label: "Mobilité", hint: "3" },
];

function Fields() {
  const [text, setText] = useState("BriqLys — briques de terre crue du Lys");
  const [cents, setCents] = useState<number | null>(4500000);
  const [points, setPoints] = useState<number | null>(null);
  const [theme, setTheme] = useState<string | null>("energy");
  const [commune, setCommune] = useState<Option | null>({ id: "62516", label: "Lillers" });
  const [day, setDay] = useState<string | null>("2026-03-12");
  const [kind, setKind] = useState<string | null>("organisation");
  const [tab, setTab] = useState("one");
  return (
    <>
      <Section title="Champs" description="Chaque champ porte son libellé, son aide et son erreur.">
        <FormGrid>
          <TextField label="Titre du projet" value={text} onChange={setText} isRequired />
          <TextField
            label="SIREN"
            value="999 910 004"
            onChange={() => {}}
            error="Le numéro ne passe pas le contrôle de clé."
          />
          <MoneyField
            label="Montant demandé"
            cents={cents}
            onChange={setCents}
            description="Vide si l’appel n’en prévoit pas."
          />
          <NumberField label="Pondération" value={points} onChange={setPoints} unit="points" />
          <Select label="Thème" options={THEMES} value={theme} onChange={setTheme} />
          <ComboBox
            label="Commune"
            value={commune}
            onChange={setCommune}
            search={async () => [{ id: "62119", label: "Béthune", hint: "62119" }]}
          />
          <DateField label="Date de réception" value={day} onChange={setDay} />
          <TextField label="Résumé" rows={3} value={text} onChange={setText} />
        </FormGrid>
        <RadioGroup
          label="Candidat"
          segmented
          options={[
            { id: "organisation", label: "Organisation" },
            { id: "person", label: "Personne" },
          ]}
          value={kind}
          onChange={setKind}
        />
        <RadioGroup
          label="Avis"
          options={[
            { id: "yes", label: "Pertinent", description: "En phase avec les objectifs du cluster." },
            { id: "no", label: "Hors sujet" },
          ]}
          value="yes"
          onChange={() => {}}
        />
        <Checkbox defaultSelected>Engagement de localisation du siège signé</Checkbox>
        <Switch defaultSelected>Prioriser les résidents</Switch>
      </Section>
      <Section title="Onglets et étapes">
        <Stepper
          steps={[
            { id: "a", label: "Réception", state: "done" },
            { id: "b", label: "Complétude", state: "current", hint: "1 pièce manquante" },
            { id: "c", label: "Recevabilité", state: "todo" },
          ]}
        />
        <Tabs
          label="Dossier"
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: "one", label: "Identité", content: <p>Contenu</p> },
            { id: "two", label: "Documents", badge: 4, content: <p>Documents</p> },
          ]}
        />
      </Section>
    </>
  );
}

function Gallery() {
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set(["2"]));
  return (
    <Page>
      <PageHeader
        title="Galerie des composants"
        subtitle="Douze dossiers reçus, huit entendus"
        status={<Status tone="info">En cours</Status>}
        back={{ label: "Dossiers", onPress() {} }}
        actions={
          <>
            <Menu
              label="Autres actions"
              trigger={<Button>Autres actions</Button>}
              groups={[
                {
                  id: "a",
                  entries: [{ id: "x", label: "Retirer", icon: Trash2, danger: true, shortcut: "Delete" }],
                },
              ]}
            />
            <Button kind="primary" icon={Plus}>
              Importer
            </Button>
          </>
        }
      />
      <Banner
        tone="warning"
        title="Aucune séance convoquée ce mois-ci"
        actions={<Button size="small">Convoquer</Button>}
      >
        Le règlement prévoit au moins une séance par mois civil.
      </Banner>
      <Section title="Boutons et marques">
        <div style={{ display: "flex", gap: 8, flexWrap: "wrap", alignItems: "center" }}>
          <Button kind="primary">Enregistrer</Button>
          <Button>Annuler</Button>
          <Button kind="quiet">Discret</Button>
          <Button kind="danger">Retirer</Button>
          <Button isDisabled>Désactivé</Button>
          <IconButton icon={Trash2} label="Supprimer" />
          <Kbd keys="Ctrl+Shift+Z" />
          <Badge>12</Badge>
          {(["neutral", "info", "success", "warning", "danger", "private"] as const).map((tone) => (
            <Status key={tone} tone={tone}>
              {tone}
            </Status>
          ))}
        </div>
      </Section>
      <Fields />
      <Section title="Faits">
        <Card>
          <DefinitionList
            columns
            items={[
              { id: "a", term: "Montant demandé", value: "45 000,00 €" },
              {
                id: "b",
                term: "Note officielle",
                value: (
                  <Explain value="67,50" label="Note officielle">
                    20 × 3,5 ÷ 5 = 14
                  </Explain>
                ),
              },
              { id: "c", term: "Siège", value: null },
            ]}
          />
        </Card>
        <ProgressBar
          label="Import de documents"
          done={34}
          total={180}
          detail="BriqLys/presentation.pdf"
          onCancel={() => {}}
        />
      </Section>
      <Section title="Tableau de 2 000 lignes">
        <div style={{ height: 320, display: "grid" }}>
          <DataTable
            label="Dossiers"
            rows={ROWS}
            columns={COLUMNS}
            rowKey={(row) => row.id}
            onActivate={() => {}}
            selection={selection}
            onSelectionChange={setSelection}
          />
        </div>
      </Section>
      <EmptyState icon={FolderOpen} title="Aucun dossier" actions={<Button>Importer</Button>}>
        Déposez des fichiers PDF ou des courriels sur la fenêtre.
      </EmptyState>
      <ErrorState error={new ApiError("disk_full", {}, null, "0198-ab")} on={{ retry() {} }} />
      <LoadingState />
    </Page>
  );
}

handNonceOn();
applyTheme();
await learn(...LANGUAGES);
createRoot(document.getElementById("root") as HTMLElement).render(
  <I18nProvider language="fr">
    <main style={{ height: "100vh" }}>
      <Gallery />
    </main>
  </I18nProvider>,
);
