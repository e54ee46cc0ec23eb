import type { welcome as fr } from "../fr/welcome";

export const welcome: Record<keyof typeof fr, string> = {
  "welcome.motto": "From a mail to the minutes, without server or network.",
  "welcome.new": "New workspace",
  "welcome.newText": "A folder on this computer, for one call or several.",
  "welcome.open": "Open",
  "welcome.openText": "A workspace that is on this computer or on a key.",
  "welcome.sample": "Explore the sample",
  "welcome.sampleText":
    "A complete fictitious committee: twelve dossiers, eleven members, seven sessions of which one lacked its quorum.",
  "welcome.sampleFolder": "Sample committee.palmares",
  "welcome.recent": "Opened recently",
  "welcome.pin": "Pin {name}",
  "welcome.unpin": "Unpin {name}",
  "welcome.forget": "Take {name} off the list",
  "welcome.local": "Everything is on this computer. No connection needed.",
  "welcome.busy.opening": "Opening the workspace…",
  "welcome.busy.sample": "Preparing the sample committee: a minute at most…",
  "welcome.chooseFolder": "Open a workspace",
  "welcome.chooseNew": "Where to create the workspace",
  "welcome.chooseSample": "Where to create the sample committee",
  "welcome.new.title": "New workspace",
  "welcome.new.name": "Name",
  "welcome.new.help": "For instance the name of the cluster or of the call. It stands in the window’s title.",
  "welcome.new.you": "Who are you?",
  "welcome.new.choose": "Choose the place…",
};
