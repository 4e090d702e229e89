import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import { dayOf, isoDate } from '@foreshock/contracts';
import { customerReportPage, emptyPortfolioPage, portfolioReportPage } from '@foreshock/risk-report';
import type { Language } from '@foreshock/wording';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { CustomerReportSource } from '../documents/customer-report-source.ts';
import { describeDocument, formatOf, formatParameter } from '../documents/format.ts';
import type { PortfolioReportSource } from '../documents/portfolio-report-source.ts';
import type { Printer } from '../documents/printer.ts';
import { Endpoint } from '../http/endpoint.ts';
import { badRequest, notFound } from '../http/problem.ts';
import { CheckedQuery, dateParameter, PathId, ReaderLanguage } from '../http/request.ts';
import type { Tables } from './tables.ts';
import { CUSTOMER_REPORTS, PORTFOLIO_REPORTS, PRINTER, TABLES } from './tokens.ts';

const common = {
  format: formatParameter,
  language: z.enum(['en', 'zh']).optional().describe('Without it as `Accept-Language` asks.'),
  asOf: dateParameter.describe('As known at the end of this business date; the present one if not given.'),
};
const customerQuery = z.strictObject(common);
const portfolioQuery = z.strictObject({
  ...common,
  since: dateParameter.describe('The day to compare with; 90 days before if not given.'),
});
const PERIOD_DAYS = 90;

/** Risk reports for people, as pages and on paper. */
@ApiTags('reports')
@ApiBearerAuth()
@Controller('v1/reports')
export class ReportsController {
  readonly #tables: Tables;
  readonly #customers: CustomerReportSource;
  readonly #portfolio: PortfolioReportSource;
  readonly #printer: Printer;

  constructor(
    @Inject(TABLES) tables: Tables,
    @Inject(CUSTOMER_REPORTS) customers: CustomerReportSource,
    @Inject(PORTFOLIO_REPORTS) portfolio: PortfolioReportSource,
    @Inject(PRINTER) printer: Printer,
  ) {
    this.#tables = tables;
    this.#customers = customers;
    this.#portfolio = portfolio;
    this.#printer = printer;
  }

  @Get('customers/:id')
  @ApiProduces('text/html', 'application/pdf')
  @Endpoint({ summary: 'The risk report about a customer at any date', path: 'id', query: customerQuery })
  async customer(
    @PathId() id: string,
    @CheckedQuery(customerQuery) query: z.output<typeof customerQuery>,
    @ReaderLanguage() reader: Language,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    const { asOf, language = reader } = query;
    const report = await this.#customers.report(id, asOf, language);
    if (report === null) throw notFound(asOf === undefined ? `customer ${id}` : `customer ${id} on ${asOf}`);
    const page = customerReportPage(report, language);
    const format = formatOf(query.format, accept);
    const made = { on: dayOf(report.date), subject: id };
    const printed = await this.#printer.print({ kind: 'page', page }, format, made);
    describeDocument(reply, format, `risk-report-${id}-${report.date}`);
    return printed;
  }

  @Get('portfolio')
  @ApiProduces('text/html', 'application/pdf')
  @Endpoint({ summary: 'The risk report about the portfolio at any date', query: portfolioQuery })
  async portfolio(
    @CheckedQuery(portfolioQuery) query: z.output<typeof portfolioQuery>,
    @ReaderLanguage() reader: Language,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    const { language = reader } = query;
    const date = await this.#tables.dateOf(query.asOf);
    if (date === null) throw notFound('customer yet');
    const since = query.since ?? isoDate(dayOf(date) - PERIOD_DAYS);
    if (since >= date) throw badRequest([{ field: 'since', message: `must be before ${date}` }]);
    const report = await this.#portfolio.report(date, since, language);
    const page = report === null ? emptyPortfolioPage(date, language) : portfolioReportPage(report, language);
    const format = formatOf(query.format, accept);
    const printed = await this.#printer.print({ kind: 'page', page }, format, { on: dayOf(date) });
    describeDocument(reply, format, `portfolio-report-${date}`);
    return printed;
  }
}
