import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { type Host, setHost } from "~/api";
import { I18nProvider, type Language } from "~/i18n";

/** Draws a part in French, as a person would meet it. */
export function show(children: ReactNode, language: Language = "fr") {
  return { user: userEvent.setup(), ...render(<I18nProvider language={language}>{children}</I18nProvider>) };
}

/** A window that answers from a table of commands. */
export function answering(answers: Record<string, (request: never) => unknown>): void {
  const host: Host = {
    async invoke(command, _caller, request) {
      const answer = answers[command];
      if (!answer) throw new Error(`no answer for ${command}`);
      return answer(request as never);
    },
    listen: () => () => undefined,
    onDrop: () => () => undefined,
    documentUrl: (id) => `/documents/${id}`,
    setTitle: () => undefined,
    onClose: () => () => undefined,
  };
  setHost(host);
}
