import { randomBytes } from 'node:crypto';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../http/problem.ts';
import { encoded } from '../site/encoding.ts';
import { NONCE_PLACEHOLDER, type Site } from '../site/site.ts';
import { SITE } from './tokens.ts';

/** Nothing from elsewhere; the component library writes its variables into a style element, which the nonce names. */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const A_YEAR = 'public, max-age=31536000, immutable';

/** The console: public, since it holds no data; what it shows it asks for with the reader's token. */
@ApiExcludeController()
@Controller()
export class SiteController {
  readonly #site: Site;

  constructor(@Inject(SITE) site: Site) {
    this.#site = site;
  }

  @Get()
  start(@Res() reply: FastifyReply): void {
    this.#page(reply);
  }

  /** A file of the site, or its start page for a view's address; other routes are more exact and go before. */
  @Get('*')
  file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const path = request.url.replace(/[?#].*$/s, '').slice(1);
    const file = this.#site.files.get(path);
    if (path === 'index.html' || (file === undefined && isView(path))) return this.#page(reply);
    if (file === undefined) throw notFound(`/${path}`);
    const { body, encoding } = encoded(file, String(request.headers['accept-encoding'] ?? ''));
    if (encoding !== null) void reply.header('content-encoding', encoding);
    void reply
      .header('content-type', file.type)
      .header('vary', 'accept-encoding')
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', path.startsWith('assets/') ? A_YEAR : 'no-cache')
      .send(body);
  }

  #page(reply: FastifyReply): void {
    const nonce = randomBytes(16).toString('base64url');
    void reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-cache')
      .send(this.#site.page.replaceAll(NONCE_PLACEHOLDER, nonce));
  }
}

/** Addresses that only the console knows; what the API owns stays a plain "not found". */
const isView = (path: string): boolean => !/^(v1|docs|docs-json|assets|health|metrics)(\/|$)/.test(path);
