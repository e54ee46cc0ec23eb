import { LoaderCircle, type LucideIcon } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import styles from "./Button.module.css";
import { cx } from "./cx";
import { Tooltip } from "./Tooltip";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

export interface ButtonProps extends Omit<AriaButtonProps, "children" | "className" | "style"> {
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
  /** One primary button at most per place where the eye rests. */
  kind?: ButtonKind;
  icon?: LucideIcon;
  size?: "normal" | "small";
  /** Takes the full width of its container. */
  wide?: boolean;
}

export function Button({ children, kind = "secondary", icon: Icon, size, wide, ...props }: ButtonProps) {
  return (
    <AriaButton
      {...props}
      className={cx(styles.button, styles[kind], size === "small" && styles.small, wide && styles.wide)}
    >
      {props.isPending ? (
        <LoaderCircle className={styles.spinner} aria-hidden />
      ) : Icon ? (
        <Icon className={styles.icon} aria-hidden />
      ) : null}
      <span>{children}</span>
    </AriaButton>
  );
}

export interface IconButtonProps
  extends Omit<AriaButtonProps, "children" | "className" | "style" | "aria-label"> {
  icon: LucideIcon;
  /** What it does, in words: read aloud and shown as its tooltip. */
  label: string;
  /** Keys that do the same, shown beside the label. */
  shortcut?: string;
  kind?: "quiet" | "secondary";
  pressed?: boolean;
}

export function IconButton({
  icon: Icon,
  label,
  shortcut,
  kind = "quiet",
  pressed,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <AriaButton
        {...props}
        aria-label={label}
        aria-pressed={pressed}
        className={cx(styles.button, styles[kind], styles.iconOnly, pressed && styles.pressed)}
      >
        <Icon className={styles.icon} aria-hidden />
      </AriaButton>
    </Tooltip>
  );
}
