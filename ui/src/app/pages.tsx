import {
  Award,
  ChartNoAxesColumnDecreasing,
  FolderOpen,
  Gavel,
  History,
  type LucideIcon,
  ScrollText,
  SquarePen,
  UsersRound,
} from "lucide-react";
import type { MessageKey } from "~/i18n";
import { type AheadPage, ahead } from "./ahead";
import type { Route, RouteName } from "./route";
import type { Workspace } from "./workspace";

/** What shows a place: it gets the route that led to it. */
export type PageProps<Name extends RouteName> = { route: Extract<Route, { name: Name }> };

/** The page of each place, read before it is gone to. To add one: name the place in `route.ts`, then here. */
export const PAGES: { [Name in Exclude<RouteName, "welcome">]?: AheadPage<PageProps<Name>> } = {
  call: ahead(() => import("~/features/call/CallPage")),
  dossiers: ahead(() => import("~/features/dossiers/DossiersPage")),
  dossier: ahead(() => import("~/features/dossier/DossierPage")),
  scoring: ahead(() => import("~/features/scoring/ScoringPage")),
  ranking: ahead(() => import("~/features/ranking/RankingPage")),
  sessions: ahead(() => import("~/features/sessions/SessionsPage")),
  session: ahead(() => import("~/features/sessions/SessionPage")),
  labels: ahead(() => import("~/features/labels/LabelsPage")),
  members: ahead(() => import("~/features/members/MembersPage")),
  journal: ahead(() => import("~/features/journal/JournalPage")),
  conflicts: ahead(() => import("~/features/exchange/ConflictsPage")),
};

export interface NavigationEntry {
  route: Route;
  label: MessageKey;
  icon: LucideIcon;
  /** The places that belong to it. */
  holds: readonly RouteName[];
  shortcut: string;
  /** Seen only by the secretariat. */
  staffOnly?: boolean;
}

const ALL: readonly NavigationEntry[] = [
  { route: { name: "call" }, label: "nav.call", icon: ScrollText, holds: ["call"], shortcut: "Ctrl+1" },
  {
    route: { name: "dossiers" },
    label: "nav.dossiers",
    icon: FolderOpen,
    holds: ["dossiers", "dossier"],
    shortcut: "Ctrl+2",
  },
  {
    route: { name: "scoring" },
    label: "nav.scoring",
    icon: SquarePen,
    holds: ["scoring"],
    shortcut: "Ctrl+3",
  },
  {
    route: { name: "ranking" },
    label: "nav.ranking",
    icon: ChartNoAxesColumnDecreasing,
    holds: ["ranking"],
    shortcut: "Ctrl+4",
  },
  {
    route: { name: "sessions" },
    label: "nav.sessions",
    icon: Gavel,
    holds: ["sessions", "session"],
    shortcut: "Ctrl+5",
  },
  {
    route: { name: "members" },
    label: "nav.members",
    icon: UsersRound,
    holds: ["members"],
    shortcut: "Ctrl+6",
  },
  {
    route: { name: "journal" },
    label: "nav.journal",
    icon: History,
    holds: ["journal", "conflicts"],
    shortcut: "Ctrl+7",
    staffOnly: true,
  },
  {
    route: { name: "labels" },
    label: "nav.labels",
    icon: Award,
    holds: ["labels"],
    shortcut: "Ctrl+8",
    staffOnly: true,
  },
];

/** Who looks, which is what the places that are shown depend on. */
export type Seen = Pick<Workspace, "isStaff" | "home">;

/** The places that somebody is shown; at home a member has their own list, and nothing else to go to. */
export function placesOf({ isStaff, home }: Seen): readonly NavigationEntry[] {
  return ALL.filter(({ route, staffOnly }) => {
    if (home) return route.name === "scoring";
    return route.name in PAGES && (isStaff || !staffOnly);
  });
}

/** The pages that somebody can go to, in the order in which they are shown. */
export const pagesOf = (seen: Seen) =>
  placesOf(seen)
    .flatMap(({ holds }) => holds)
    .flatMap((name) => (name === "welcome" ? [] : (PAGES[name] ?? [])));
