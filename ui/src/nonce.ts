/**
 * Libraries that make style elements look for the nonce of the content security policy in a meta element of their own
 * naming; the window puts it on an empty style element. Called before anything is drawn.
 */
export function handNonceOn(): void {
  const nonce = document.querySelector<HTMLStyleElement>("#csp-nonce")?.nonce;
  if (!nonce) return;
  const meta = document.createElement("meta");
  meta.setAttribute("property", "csp-nonce");
  meta.nonce = nonce;
  meta.content = nonce;
  document.head.append(meta);
}
