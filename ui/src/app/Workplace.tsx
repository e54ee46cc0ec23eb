import { useQuery } from "~/api";
import { ImportProvider } from "~/features/intake/ImportProvider";
import { ReaderWindowProvider } from "~/features/scoring/reader/ReaderWindow";
import { WordsOf } from "~/i18n";
import { Shell } from "./shell/Shell";
import { useWorkspace } from "./workspace";

/**
 * What stands around an open workspace: the first screen shows none of it, and does not load it. Outcomes are said in the words
 * of the call in front: « labellisé » where it gives a label.
 */
export default function Workplace() {
  const { call } = useWorkspace();
  const kind = useQuery("call_get", call ? { call_id: call.id } : null).data?.rules.kind;
  return (
    <WordsOf kind={kind}>
      <ImportProvider>
        <ReaderWindowProvider>
          <Shell />
        </ReaderWindowProvider>
      </ImportProvider>
    </WordsOf>
  );
}
