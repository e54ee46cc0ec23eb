import { ExternalLink, Mail, Paperclip } from "lucide-react";
import { ApiError, type MailAddress, type MailPart, type MailPlace, openOutside, useQuery } from "~/api";
import { navigate } from "~/app/router";
import { Button, ErrorState, LoadingState, Status, useReport } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./MailReader.module.css";

/** A stored mail as text: nothing of it is rendered, nothing fetched. */
export function MailReader({ place }: { place: MailPlace }) {
  const { t, f } = useI18n();
  const report = useReport();
  const mail = useQuery("document_mail", { mail: place });
  if (mail.error) return <ErrorState error={mail.error} on={{ retry: mail.refetch }} />;
  if (!mail.data) return <LoadingState lines={8} />;
  const { subject, from, reply_to, to, copied, times, body, parts } = mail.data;
  // A date that cannot be read is shown as it was written.
  const stated = times.stated === null ? times.written : f.dateTime(times.stated);
  const lines: [string, string][] = [
    [t("mail.from"), from ? named(from) : ""],
    [t("mail.replyTo"), reply_to ?? ""],
    [t("mail.to"), f.list(to.map(named))],
    [t("mail.copied"), f.list(copied.map(named))],
    [t("mail.stated"), stated || t("dossier.messages.noDate")],
    [t("mail.arrived"), times.arrived === null ? "" : f.dateTime(times.arrived)],
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long mail is scrolled with the keyboard
    <article className={styles.mail} aria-label={subject || t("dossier.messages.noSubject")} tabIndex={0}>
      <header className={styles.head}>
        <h2>
          <bdi>{subject || t("dossier.messages.noSubject")}</bdi>
        </h2>
        {place.kind === "document" ? (
          <Button
            size="small"
            kind="quiet"
            icon={ExternalLink}
            onPress={() => void openOutside(place.id).catch((thrown) => report(ApiError.from(thrown)))}
          >
            {t("pdf.openOutside")}
          </Button>
        ) : null}
      </header>
      <dl className={styles.lines}>
        {lines
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
      </dl>
      <p className={styles.body} dir="auto">
        {body || t("mail.noText")}
      </p>
      {parts.length > 0 ? (
        <section>
          <h3>{t("mail.parts", { count: parts.length })}</h3>
          <ul className={styles.parts}>
            {parts.map((part, at) => (
              // Two parts of a mail may bear one name: their place tells them apart.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <Part key={at} part={part} />
            ))}
          </ul>
        </section>
      ) : null}
    </article>
  );
}

function Part({ part }: { part: MailPart }) {
  const { t, f } = useI18n();
  const { kept, omitted } = part;
  const name = part.within ? `${part.within} / ${part.name}` : part.name;
  const Icon = kept?.place.kind === "message" ? Mail : Paperclip;
  return (
    <li className={styles.part}>
      <Icon aria-hidden />
      {kept ? (
        <Button
          kind="quiet"
          size="small"
          onPress={() => navigate({ name: "dossier", id: kept.dossier_id, tab: `document:${kept.place.id}` })}
        >
          <bdi>{name}</bdi>
        </Button>
      ) : (
        <bdi>{part.count > 1 ? t("mail.several", { name, count: part.count }) : name}</bdi>
      )}
      <span className={styles.quiet}>
        {part.size === null ? "" : f.bytes(part.size)}
        {kept ? "" : ` ${t(omitted ? `mail.omitted.${omitted}` : "mail.notKept")}`}
      </span>
      {part.whole || omitted ? null : <Status tone="warning">{t("mail.cut")}</Status>}
    </li>
  );
}

function named({ name, address }: MailAddress): string {
  return name ? `${name} <${address}>` : address;
}
