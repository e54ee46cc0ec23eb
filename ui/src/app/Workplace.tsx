import { ImportProvider } from "~/features/intake/ImportProvider";
import { Shell } from "./shell/Shell";

/** What stands around an open workspace: the first screen shows none of it, and does not load it. */
export default function Workplace() {
  return (
    <ImportProvider>
      <Shell />
    </ImportProvider>
  );
}
