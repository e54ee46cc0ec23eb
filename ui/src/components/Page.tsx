import { ChevronLeft } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button as AriaButton } from "react-aria-components";
import { cx } from "./cx";
import styles from "./Page.module.css";

export interface PageHeaderProps {
  title: ReactNode;
  /** One quiet line under the title. */
  subtitle?: ReactNode;
  /** Where this page belongs, and the way back to it. */
  back?: { label: string; onPress(): void };
  /** What the page is about at a glance (a state, a figure). */
  status?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, subtitle, back, status, actions }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      {back ? (
        <AriaButton className={styles.back} onPress={back.onPress}>
          <ChevronLeft aria-hidden />
          {back.label}
        </AriaButton>
      ) : null}
      <div className={styles.headline}>
        <div className={styles.heading}>
          <div className={styles.titleLine}>
            <h1 className={styles.title}>{title}</h1>
            {status}
          </div>
          {subtitle ? <p className={styles.subtitle}>{subtitle}</p> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
    </header>
  );
}

/** The room of a page: scrolls as a whole, or gives its full height to one thing (a table, a split). */
export function Page({ children, fill, narrow }: { children: ReactNode; fill?: boolean; narrow?: boolean }) {
  return (
    <div data-scrolls className={cx(styles.page, fill && styles.fill, narrow && styles.narrow)}>
      {children}
    </div>
  );
}

export interface SectionProps {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Section({ title, description, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <h2 id={id} className={styles.sectionTitle}>
          {title}
        </h2>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {description ? <p className={styles.description}>{description}</p> : null}
      {children}
    </section>
  );
}

export interface Definition {
  id: string;
  term: ReactNode;
  value: ReactNode;
}

/** Facts, one per line: what it is, what it is worth. An absent value is a dash, never an empty space. */
export function DefinitionList({ items, columns }: { items: readonly Definition[]; columns?: boolean }) {
  return (
    <dl className={cx(styles.definitions, columns && styles.columns)}>
      {items.map(({ id, term, value }) => (
        <div key={id} className={styles.definition}>
          <dt>{term}</dt>
          <dd>{value === null || value === undefined || value === "" ? "—" : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A quiet box that holds one thing apart. */
export function Card({ children }: { children: ReactNode }) {
  return <div className={styles.card}>{children}</div>;
}

/** Fields side by side while there is room. */
export function FormGrid({ children }: { children: ReactNode }) {
  return <div className={styles.form}>{children}</div>;
}
