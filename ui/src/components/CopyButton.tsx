import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useI18n } from "~/i18n";
import { Button, type ButtonProps } from "./Button";
import { toast } from "./Toast";

/** How long a button says that it has copied, in milliseconds. */
const SAID = 2500;

export interface CopyButtonProps extends Omit<ButtonProps, "onPress" | "icon"> {
  /** What goes to the clipboard. */
  text: string;
}

/** Copies a text, and says that it did. */
export function CopyButton({ text, children, ...props }: CopyButtonProps) {
  const { t } = useI18n();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID);
    return () => clearTimeout(timer);
  }, [copied]);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast({ tone: "warning", title: t("component.copy.failed") });
    }
  }
  return (
    <>
      <Button {...props} icon={copied ? Check : Copy} onPress={() => void copy()}>
        {children}
      </Button>
      <span role="status" className="visually-hidden">
        {copied ? t("component.copy.done") : ""}
      </span>
    </>
  );
}
