import { type Html, html } from './html.ts';
import type { Language } from './language.ts';

/** Makes a link of the words that stand in its place in a sentence. */
type Link = (text: string) => Html;

/** All that the sign-in pages and the mails say, in English. */
export const en = {
  language: 'en' as Language,
  frame: {
    localTenant: 'Local tenant',
    email: 'Email',
    password: 'Password',
    showPassword: 'Show password',
    passwordHint: 'At least 8 characters, with three of: lower case, upper case, number, symbol.',
    theApplication: 'the application',
    purpose: (application: string) => `For ${application}. This page stands in for Auth0’s Universal Login.`,
    continue: 'Continue',
    backToLogIn: 'Back to log in',
  },
  logIn: {
    title: 'Log in',
    heading: (tenant: string) => `Log in to ${tenant}`,
    forgotPassword: 'Forgot password?',
    newHere: (link: Link) => html`New here? ${link('Create an account')}`,
    google: (link: Link) => html`Or ${link('continue with Google')}, simulated`,
    demoAccounts: 'Demo accounts',
    oneTap: 'One tap, no password',
    plan: (plan: string) => `${plan} plan`,
    wrong: 'Wrong email or password.',
    lockedOut: 'Too many wrong passwords. Wait a quarter of an hour, or choose a new password.',
    overloaded: 'Too many people log in at once. Try again in a moment.',
  },
  signUp: {
    title: 'Sign up',
    heading: (tenant: string) => `Sign up to ${tenant}`,
    createAccount: 'Create account',
    haveAccount: (link: Link) => html`Have an account? ${link('Log in')}`,
    incomplete: 'Enter an email address and a password.',
    taken: 'This account cannot be created. If you have one, log in instead.',
    overloaded: 'Too many people sign up at once. Try again in a moment.',
  },
  newPassword: {
    title: 'New password',
    askForLink: 'We mail you a link to choose one.',
    sendLink: 'Send the link',
    noEmail: 'Enter an email address.',
    sent: (email: string, link: Link) =>
      html`If ${email} has an account, a link is on its way. This tenant sends no real mail: read it ${link('on its dashboard')}.`,
    choose: 'Choose one that you use nowhere else.',
    change: 'Change the password',
    tooWeak: 'The password is too weak. Look at the hint below it.',
    overloaded: 'Too many passwords are changed at once. Try again in a moment.',
    changed: 'Password changed',
    changedHint: 'Go back to the application and log in with it.',
    usedUp: 'This link is used up',
    usedUpHint: 'It was used, or it is older than five days. Ask for a new one on the sign-in page.',
  },
  google: {
    title: 'Simulated Google',
    intro: 'No real Google is asked. Say who you want to be.',
    name: 'Name',
  },
  verifyEmail: {
    title: 'Confirm your email',
    confirmed: 'Email confirmed',
    confirmedHint: 'Thank you. You can close this page.',
    refused: 'This link does not work',
    refusedHint: 'It is older than five days, or the account has another address by now.',
  },
  error: {
    title: 'Error',
    heading: 'Something went wrong',
    unexplained: 'The request could not be completed.',
    signInGone: 'This sign-in is no longer open in this browser. Go back to the application and start again.',
    foreignForm: 'This form was not sent from its own page. Open the sign-in page again.',
    wrongCallback:
      'Callback URL mismatch: the redirect_uri is not one of the Allowed Callback URLs of the application, to the letter.',
    unknownClient: 'Unknown client: no application has this client_id.',
    wrongCharacter: 'A parameter holds a character that is not allowed.',
    noState: 'The state parameter is missing.',
    away: 'The tenant’s database does not answer. Try again in a moment.',
  },
  mail: {
    reset: {
      subject: 'Reset your password',
      body: 'Somebody, hopefully you, asked for a new password for your account. Choose it here, within five days:',
    },
    verification: {
      subject: 'Confirm your email address',
      body: 'This address was given for your account. Show that it is yours here, within five days:',
    },
  },
};

/** What each language has to say: all that English says. */
export type Words = typeof en;
