import express, { Router } from 'express';
import { continueSignIn, sendUserAway, welcomeBack } from './action-redirects.ts';
import { forgotPassword, showForgotPassword } from './forgot-password.ts';
import { continueWithGoogle, showGoogle } from './google.ts';
import type { PageContext } from './interaction.ts';
import { logIn, showLogin } from './log-in.ts';
import { resetPassword, showResetPassword } from './reset-password.ts';
import { requireSameOrigin } from './security.ts';
import { showSignup, signUp } from './sign-up.ts';
import { verifyEmail } from './verify-email.ts';

/** The pages on which a person signs in or up. Each sign-in has an address of its own, tied to its browser. */
export function signInRoutes(context: PageContext): Router {
  const router = Router();
  const form = [
    requireSameOrigin(context.tenant.issuer),
    express.urlencoded({ extended: false, limit: '8kb' }),
  ];
  router.get('/u/login/:uid', showLogin(context));
  router.post('/u/login/:uid', form, logIn(context));
  router.get('/u/login/:uid/signup', showSignup(context));
  router.post('/u/login/:uid/signup', form, signUp(context));
  router.get('/u/login/:uid/forgot', showForgotPassword(context));
  router.post('/u/login/:uid/forgot', form, forgotPassword(context));
  router.get('/u/login/:uid/google', showGoogle(context));
  router.post('/u/login/:uid/google', form, continueWithGoogle(context));
  router.get('/u/redirect/:uid', sendUserAway(context));
  router.get('/u/redirect/:uid/continue', continueSignIn(context));
  router.get('/continue', welcomeBack);
  // It comes from another site by its nature; the cookie of the sign-in is what counts.
  router.post(
    '/continue',
    [express.urlencoded({ extended: false, limit: '56kb' }), express.json({ limit: '56kb' })],
    welcomeBack,
  );
  router.get('/u/email-verification', verifyEmail(context.tenant));
  router.get('/u/reset-password/:ticket', showResetPassword(context.tenant));
  router.post('/u/reset-password/:ticket', form, resetPassword(context.tenant));
  return router;
}
