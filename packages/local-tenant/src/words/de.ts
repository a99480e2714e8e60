import type { Words } from './en.ts';
import { html } from './html.ts';

/** All that the sign-in pages and the mails say, in German. It says "du", and the words are those of the web app. */
export const de: Words = {
  language: 'de',
  frame: {
    localTenant: 'Lokaler Tenant',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    showPassword: 'Passwort anzeigen',
    passwordHint:
      'Mindestens 8 Zeichen, aus drei von: Kleinbuchstaben, Großbuchstaben, Ziffern, Sonderzeichen.',
    theApplication: 'die App',
    purpose: (application) => `Für ${application}. Diese Seite vertritt das Universal Login von Auth0.`,
    continue: 'Weiter',
    backToLogIn: 'Zurück zur Anmeldung',
  },
  logIn: {
    title: 'Anmelden',
    heading: (tenant) => `Bei ${tenant} anmelden`,
    forgotPassword: 'Passwort vergessen?',
    newHere: (link) => html`Neu hier? ${link('Konto anlegen')}`,
    google: (link) => html`Oder ${link('mit Google anmelden')}, simuliert`,
    demoAccounts: 'Demokonten',
    oneTap: 'Ein Tipp, kein Passwort',
    plan: (plan) => `${plan}-Tarif`,
    wrong: 'E-Mail-Adresse oder Passwort ist falsch.',
    lockedOut: 'Zu viele falsche Passwörter. Warte eine Viertelstunde, oder wähle ein neues Passwort.',
    overloaded: 'Zu viele melden sich gleichzeitig an. Versuch es gleich noch einmal.',
  },
  signUp: {
    title: 'Konto anlegen',
    heading: (tenant) => `Konto bei ${tenant} anlegen`,
    createAccount: 'Konto anlegen',
    haveAccount: (link) => html`Schon ein Konto? ${link('Anmelden')}`,
    incomplete: 'Gib eine E-Mail-Adresse und ein Passwort ein.',
    taken: 'Dieses Konto lässt sich nicht anlegen. Wenn du schon eins hast, melde dich an.',
    overloaded: 'Zu viele legen gleichzeitig ein Konto an. Versuch es gleich noch einmal.',
  },
  newPassword: {
    title: 'Neues Passwort',
    askForLink: 'Wir schicken dir per E-Mail einen Link, um eins zu wählen.',
    sendLink: 'Link schicken',
    noEmail: 'Gib eine E-Mail-Adresse ein.',
    sent: (email, link) =>
      html`Wenn ${email} ein Konto hat, ist ein Link unterwegs. Dieser Tenant schickt keine echten E-Mails: lies sie ${link('auf seinem Dashboard')}.`,
    choose: 'Wähle eins, das du sonst nirgends verwendest.',
    change: 'Passwort ändern',
    tooWeak: 'Das Passwort ist zu schwach. Sieh dir den Hinweis darunter an.',
    overloaded: 'Zu viele Passwörter werden gleichzeitig geändert. Versuch es gleich noch einmal.',
    changed: 'Passwort geändert',
    changedHint: 'Geh zurück zur App und melde dich damit an.',
    usedUp: 'Dieser Link gilt nicht mehr',
    usedUpHint:
      'Er wurde schon verwendet, oder er ist älter als fünf Tage. Einen neuen gibt es auf der Anmeldeseite.',
  },
  google: {
    title: 'Simuliertes Google',
    intro: 'Das echte Google wird nicht gefragt. Sag, wer du sein willst.',
    name: 'Name',
  },
  verifyEmail: {
    title: 'E-Mail-Adresse bestätigen',
    confirmed: 'E-Mail-Adresse bestätigt',
    confirmedHint: 'Danke. Du kannst diese Seite schließen.',
    refused: 'Dieser Link gilt nicht',
    refusedHint: 'Er ist älter als fünf Tage, oder das Konto hat inzwischen eine andere E-Mail-Adresse.',
  },
  error: {
    title: 'Fehler',
    heading: 'Das hat nicht geklappt',
    unexplained: 'Die Anfrage ließ sich nicht ausführen.',
    signInGone:
      'Diese Anmeldung ist in diesem Browser nicht mehr offen. Geh zurück zur App und fang noch einmal an.',
    foreignForm: 'Dieses Formular kam nicht von seiner eigenen Seite. Öffne die Anmeldeseite noch einmal.',
    wrongCallback:
      'Callback URL mismatch: die redirect_uri ist, Zeichen für Zeichen, keine der Allowed Callback URLs der App.',
    unknownClient: 'Unknown client: keine App hat diese client_id.',
    wrongCharacter: 'Ein Parameter enthält ein Zeichen, das nicht erlaubt ist.',
    noState: 'Der Parameter state fehlt.',
    away: 'Die Datenbank des Tenants antwortet nicht. Versuch es gleich noch einmal.',
  },
  mail: {
    reset: {
      subject: 'Wähle ein neues Passwort',
      body: 'Für dein Konto wurde ein neues Passwort angefordert, hoffentlich von dir. Wähle es hier, innerhalb von fünf Tagen:',
    },
    verification: {
      subject: 'Bestätige deine E-Mail-Adresse',
      body: 'Diese E-Mail-Adresse wurde für dein Konto angegeben. Bestätige hier innerhalb von fünf Tagen, dass sie dir gehört:',
    },
  },
};
