import { houseIcon } from '../../pages/layout.ts';
import { type Html, html } from '../../words/html.ts';
import { SCRIPTS, STYLES } from './assets.routes.ts';
import {
  actionIcon,
  applicationIcon,
  checkIcon,
  logIcon,
  mailIcon,
  nowIcon,
  peopleIcon,
  switchIcon,
} from './icons.ts';

/** The parts of the dashboard, in the order of its navigation. */
const SECTIONS = [
  { path: '/', name: 'Now', icon: nowIcon },
  { path: '/dashboard/users', name: 'People', icon: peopleIcon },
  { path: '/dashboard/actions', name: 'Actions', icon: actionIcon },
  { path: '/dashboard/logs', name: 'Log', icon: logIcon },
  { path: '/dashboard/applications', name: 'Apps', icon: applicationIcon },
  { path: '/dashboard/mails', name: 'Mails', icon: mailIcon },
  { path: '/dashboard/switches', name: 'Switches', icon: switchIcon },
] as const;

export interface Page {
  title: string;
  /** Where in the navigation the page belongs. */
  section: (typeof SECTIONS)[number]['name'];
  /**
   * What the page shows: names of tables, or `table:id` for one row. A change of it reloads the
   * page's regions. None for a page that must not be asked for again by itself, such as the answer to a form.
   */
  live: string[];
  /** What was just done, said in a toast. */
  done?: string | undefined;
  body: Html;
}

export interface Frame {
  tenantName: string;
  issuer: string;
  nonce: string;
  /** Stands above every page. */
  notice: Html;
}

/** The frame of the dashboard: navigation on a dark rail, the page on its stage. */
export function layout(
  { title, section, live, done, body }: Page,
  { tenantName, issuer, nonce, notice }: Frame,
): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>${title} · ${tenantName} tenant</title>
<link rel="icon" href="data:,">
${STYLES.map((style) => html`<link rel="stylesheet" href="/dashboard/assets/${style}.css" nonce="${nonce}">`)}
${SCRIPTS.map((script) => html`<link rel="modulepreload" href="/dashboard/assets/${script}.js" nonce="${nonce}">`)}
<script type="module" src="/dashboard/assets/dashboard.js" nonce="${nonce}"></script>
</head>
<body data-live="${live.length > 0 && ['settings', ...live].join(' ')}">
<a class="skip" href="#main">Skip to content</a>
<div class="house">
<header class="rail">
<a class="logo" href="/"><span class="tape">${houseIcon}${tenantName}</span><span class="hidden">tenant, home</span></a>
<nav aria-label="Dashboard"><ul>${SECTIONS.map((entry) => navigationItem(entry, section))}</ul></nav>
<p class="pulse" id="pulse" data-state="off"><span class="dot"></span><span><b>Local tenant</b><span id="pulse-text">${new URL(issuer).host}</span></span></p>
</header>
<main id="main" tabindex="-1">
${notice}
${body}
</main>
</div>
<div class="toasts" id="toasts" role="status">${done !== undefined && toast(done)}</div>
<p class="hidden" id="announcer" role="status"></p>
</body>
</html>`.html;
}

function navigationItem({ path, name, icon }: (typeof SECTIONS)[number], current: string): Html {
  const mark = { html: name === current ? ' aria-current="page"' : '' };
  return html`<li><a href="${path}"${mark}>${icon}<span>${name}</span></a></li>`;
}

function toast(message: string): Html {
  return html`<p class="toast">${checkIcon}<b>${message}</b></p>`;
}
