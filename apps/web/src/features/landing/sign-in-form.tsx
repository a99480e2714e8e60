import type { ReactNode } from 'react';

interface Props {
  /** Where to go afterwards: a path of this app. */
  next?: string | undefined;
  signUp?: boolean;
  /** Email of the demo person to sign in as. */
  demo?: string;
  /** The button. */
  children: ReactNode;
}

/** Sends people to the identity provider and brings them back, by a form, so without scripts too: app/session/begin. */
export function SignInForm({ next, signUp, demo, children }: Props) {
  return (
    <form className="contents" method="post" action="/session/begin">
      {next && <input type="hidden" name="next" value={next} />}
      {signUp && <input type="hidden" name="screen_hint" value="signup" />}
      {demo && <input type="hidden" name="demo" value={demo} />}
      {children}
    </form>
  );
}
