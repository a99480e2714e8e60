import { defineServices } from '../services/service-definitions.ts';
import { type Service, startService } from '../services/start-service.ts';
import { waitUntilReady } from '../services/wait-until-ready.ts';
import type { Settings } from '../settings/resolve-settings.ts';
import type { Stage } from './stage.ts';

// A process is up in a second or two; a busy machine, or a first compilation in watch mode, takes far longer.
const READY_MS = 180_000;

/** The third stage: tenant, API and web app, each ready before the next one starts. */
export async function runServices(stage: Stage, settings: Settings): Promise<Service[]> {
  const { root, user, services, watch, signal, step, undo, logFile } = stage;
  const running: Service[] = [];
  for (const definition of defineServices(root, settings, user, watch)) {
    if (!services.includes(definition.name)) continue;
    const log = logFile(definition.name);
    await step(`${definition.label} on port ${definition.port}`, async () => {
      const service = startService({ ...definition, logFile: log, echo: watch });
      // Stopped the other way round: the API asks the tenant things to its last moment.
      undo(service.stop);
      running.push(service);
      await waitUntilReady({ service, url: definition.readyUrl, timeoutMs: READY_MS, logFile: log, signal });
    });
  }
  return running;
}
