import { Component, type ReactNode } from "react";
import { ApiError } from "~/api";
import { Button, EmptyState } from "~/components";
import { TONE_ICONS } from "~/components/Status";
import { useI18n } from "~/i18n";

interface Props {
  children: ReactNode;
  /** A change of this key is a new attempt (the address, mostly). */
  attempt: string;
}

/** Keeps a page that fails from taking the window with it. */
export class ErrorBoundary extends Component<Props, { error: ApiError | null }> {
  override state: { error: ApiError | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { error: ApiError.from(thrown) };
  }

  override componentDidUpdate(before: Props) {
    if (before.attempt !== this.props.attempt && this.state.error) this.setState({ error: null });
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return <Failed onRetry={() => this.setState({ error: null })} />;
  }
}

function Failed({ onRetry }: { onRetry(): void }) {
  const { t } = useI18n();
  return (
    <EmptyState
      icon={TONE_ICONS.danger}
      title={t("error.boundary.title")}
      actions={<Button onPress={onRetry}>{t("error.action.retry")}</Button>}
    >
      {t("error.boundary.text")}
    </EmptyState>
  );
}
