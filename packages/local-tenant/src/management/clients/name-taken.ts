import { ManagementError } from '../errors.ts';

/** 409, for a name that another application has. Auth0 allows it; here names tell applications apart. */
export function nameTaken(name: string): ManagementError {
  return new ManagementError(409, `There is an application named ${name} already.`, 'client_conflict');
}
