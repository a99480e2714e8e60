import type { Response } from 'express';
import { newNonce, pageHeaders } from '../../pages/security-headers.ts';
import type { Tenant } from '../../tenant.ts';
import { disturbance } from './disturbance.ts';
import { layout, type Page } from './layout.ts';

/** Sends a page of the dashboard, which no other site can frame, read or keep a handle on. */
export function sendPage(tenant: Tenant, response: Response, page: Page, status = 200): void {
  const nonce = newNonce();
  response
    .status(status)
    .set({
      ...pageHeaders({ nonce }),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
    .type('html')
    .send(
      layout(page, { tenantName: tenant.name, issuer: tenant.issuer, nonce, notice: disturbance(tenant) }),
    );
}
