export interface StatusPage {
  readonly title: string;
  readonly detail: string;
  /** Words of the server, shown as they are. */
  readonly words?: string;
  readonly form?: { readonly label: string; readonly button: string; readonly value: string };
}

/** Where the form of the status page goes; never resolved (RFC 6761), because the shell takes the navigation itself. */
export const connectUrl = 'http://yigan.invalid/connect';

/** A page without any script for the time when there is no server to give one. */
export function statusPage({ title, detail, words, form }: StatusPage): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; form-action ${new URL(connectUrl).origin}`;
  const formHtml =
    form === undefined
      ? ''
      : `<form action="${connectUrl}"><label>${escape(form.label)}
<input name="server" required placeholder="https://" value="${escape(form.value)}"></label>
<button>${escape(form.button)}</button></form>`;
  const html = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escape(title)}</title><style>
body{margin:0;height:100vh;display:grid;place-content:center;gap:12px;max-width:640px;margin-inline:auto;background:#0d1014;
color:#e3e8ee;font:15px/1.6 'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',system-ui,sans-serif}
h1{font-size:20px;margin:0}p{margin:0;color:#a0abb8}pre{margin:0;white-space:pre-wrap;color:#f0b23e;font-size:13px}
form{display:flex;gap:8px;align-items:end}label{display:grid;gap:4px;flex:1;color:#a0abb8}
input,button{font:inherit;color:inherit;background:#1b2129;border:1px solid #45505e;border-radius:4px;padding:6px 10px}
button{background:#1d3557}</style>
<h1 role="status">${escape(title)}</h1><p>${escape(detail)}</p>${words ? `<pre>${escape(words)}</pre>` : ''}${formHtml}`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}

export function isStatusPage(url: string): boolean {
  return url.startsWith('data:text/html');
}

/** The address somebody gave in the form; null when the navigation is not the form's. */
export function readConnectForm(from: string, to: string): string | null {
  if (!isStatusPage(from) || !to.startsWith(`${connectUrl}?`)) return null;
  return new URL(to).searchParams.get('server')?.trim() ?? null;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
