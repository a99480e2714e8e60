import { isPortFree } from '@setlist/embedded-postgres';
import { UserError } from '../user-error.ts';
import type { Env } from './env-file.ts';

export interface Ports {
  web: number;
  api: number;
  tenant: number;
  postgres: number;
}

export const portVariables: Record<keyof Ports, string> = {
  web: 'WEB_PORT',
  api: 'API_PORT',
  tenant: 'TENANT_PORT',
  postgres: 'POSTGRES_PORT',
};

const defaults: Ports = { web: 3000, api: 4000, tenant: 4400, postgres: 15432 };

/** Reads the ports from their variables. Throws a UserError that names the variable of a wrong or double one. */
export function readPorts(env: Env): Ports {
  const ports = { ...defaults };
  for (const [name, variable] of entries()) {
    const value = env[variable];
    if (!value) continue;
    const port = Number(value);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new UserError(
        `${variable} is "${value}", which is not a port. Set it to a number from 1 to 65535.`,
      );
    }
    ports[name] = port;
  }
  for (const [name, variable] of entries()) {
    const twin = entries().find(([other]) => other !== name && ports[other] === ports[name]);
    if (twin)
      throw new UserError(`${variable} and ${twin[1]} are both ${ports[name]}. Give each a port of its own.`);
  }
  return ports;
}

/** Throws a UserError that names the variable of the first of these ports that something else listens on. */
export async function requireFreePorts(ports: Partial<Ports>): Promise<void> {
  for (const [name, variable] of entries()) {
    const port = ports[name];
    if (port === undefined || (await isPortFree(port))) continue;
    throw new UserError(
      `Port ${port} is taken by another program. Stop that program, or choose another port with ${variable}, ` +
        `for example: ${variable}=${port + 1} npm start`,
    );
  }
}

function entries() {
  return Object.entries(portVariables) as [keyof Ports, string][];
}
