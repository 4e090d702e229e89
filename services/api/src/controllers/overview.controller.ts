import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OVERVIEW } from './tokens.ts';

/** Scripts and styles of the one page stand in it; nothing is loaded from elsewhere. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The overview page: public, since it holds no data; what it shows it asks for with the reader's token. */
@ApiExcludeController()
@Controller()
export class OverviewController {
  readonly #page: string;

  constructor(@Inject(OVERVIEW) page: string) {
    this.#page = page;
  }

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', CONTENT_SECURITY_POLICY)
  @Header('x-content-type-options', 'nosniff')
  @Header('referrer-policy', 'no-referrer')
  page(): string {
    return this.#page;
  }
}
