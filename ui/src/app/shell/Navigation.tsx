import { cx, Kbd } from "~/components";
import { useI18n } from "~/i18n";
import { placesOf } from "../pages";
import { addressOf } from "../route";
import { useRoute } from "../router";
import { useWorkspace } from "../workspace";
import { Laurel } from "./Laurel";
import styles from "./Shell.module.css";

/** The places of the application, always at hand. */
export function Navigation() {
  const { t, f } = useI18n();
  const { name } = useRoute();
  const { info, isStaff, home, call } = useWorkspace();
  return (
    <nav className={styles.navigation} aria-label={t("nav.label")} data-pane tabIndex={-1}>
      <div className={styles.brand}>
        <Laurel className={styles.laurel} />
        <span className={styles.brandName}>{t("app.name")}</span>
      </div>
      <ul className={styles.places}>
        {placesOf({ isStaff, home }).map((entry) => {
          const here = entry.holds.includes(name);
          const label = t(home ? "scoring.title" : entry.label);
          return (
            <li key={entry.route.name}>
              <a
                href={`#${addressOf(entry.route)}`}
                className={cx(styles.place, here && styles.here)}
                aria-current={here ? "page" : undefined}
                title={label}
              >
                <entry.icon aria-hidden className={styles.placeIcon} />
                <span className={styles.placeName}>{label}</span>
                {entry.route.name === "dossiers" && call ? (
                  <span className={styles.placeCount}>{f.number(call.dossiers)}</span>
                ) : null}
              </a>
            </li>
          );
        })}
      </ul>
      <p className={styles.hint}>
        <Kbd keys="Ctrl+K" /> {t("palette.hint")}
      </p>
      <p className={styles.place0} title={info.path}>
        {t("nav.local")}
      </p>
    </nav>
  );
}
