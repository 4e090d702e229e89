import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { dayOf, isCurrency, isoDate, minorUnits } from '@foreshock/contracts';
import {
  assessNew,
  counterfactuals,
  forecast,
  standingIn,
  startRun,
  whatIf,
  type Applicant,
  type Intervention,
  type Retraced,
} from '@foreshock/forecast';
import { explanationView, forecastView, onboardingView, whatIfView, type Language } from '@foreshock/wording';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.ts';
import { badRequest, notFound, ProblemError } from '../http/problem.ts';
import { CheckedBody, CheckedQuery, PathId, ReaderLanguage } from '../http/request.ts';
import * as requests from '../model/scenario-requests.ts';
import * as model from '../model/scenarios.ts';
import type { ScenarioSource } from '../scenario-source.ts';
import { SCENARIOS } from './tokens.ts';

const DEFAULT_DAYS = 120;
const MOST_DAYS = 730;
const DAY_MS = 86_400_000;

/** What would be: nothing of it is written anywhere. */
@ApiTags('scenarios')
@ApiBearerAuth()
@Controller('v1')
export class ScenariosController {
  readonly #source: ScenarioSource;

  constructor(@Inject(SCENARIOS) source: ScenarioSource) {
    this.#source = source;
  }

  @Get('customers/:id/forecast')
  @Endpoint({
    summary: 'Which warning, downgrade or action comes when, and the money at stake then',
    path: 'id',
    query: requests.forecastQuery,
    response: model.forecast,
  })
  async forecast(
    @PathId() id: string,
    @CheckedQuery(requests.forecastQuery) query: z.output<typeof requests.forecastQuery>,
    @ReaderLanguage() language: Language,
  ): Promise<ReturnType<typeof forecastView>> {
    const { situation } = await this.#customer(id, query.asOf);
    const until = horizon('until', query.until, situation.businessDate, DEFAULT_DAYS);
    return forecastView(forecast(situation, query.mode, until), language);
  }

  @Post('customers/:id/what-if')
  @HttpCode(200)
  @Endpoint({
    summary: 'A customer before and after something would happen',
    path: 'id',
    body: requests.whatIfRequest,
    response: model.whatIf,
  })
  async whatIf(
    @PathId() id: string,
    @CheckedBody(requests.whatIfRequest) body: z.output<typeof requests.whatIfRequest>,
    @ReaderLanguage() language: Language,
  ): Promise<ReturnType<typeof whatIfView>> {
    const interventions = body.interventions.map(interventionFrom);
    const { situation } = await this.#customer(id, body.asOf);
    const on = horizon('on', body.on, situation.businessDate, 0);
    return whatIfView(whatIf(situation, interventions, on), language);
  }

  @Get('customers/:id/explanation')
  @Endpoint({
    summary: 'Why a customer stands where he stands, and what would change it',
    path: 'id',
    query: requests.explanationQuery,
    response: model.standingExplanation,
  })
  async explanation(
    @PathId() id: string,
    @CheckedQuery(requests.explanationQuery) query: z.output<typeof requests.explanationQuery>,
    @ReaderLanguage() language: Language,
  ): Promise<ReturnType<typeof explanationView>> {
    const retraced = await this.#customer(id, query.asOf);
    const { situation } = retraced;
    const standing = standingIn(startRun(situation));
    return explanationView(retraced, standing, counterfactuals(situation), language);
  }

  @Post('assessments/new-customer')
  @HttpCode(200)
  @Endpoint({
    summary: 'The first grade, limit and terms of a new customer, by the policy in force',
    body: requests.newCustomerRequest,
    response: model.newCustomer,
  })
  async newCustomer(
    @CheckedBody(requests.newCustomerRequest) body: z.output<typeof requests.newCustomerRequest>,
    @ReaderLanguage() language: Language,
  ): Promise<ReturnType<typeof onboardingView>> {
    const policy = await this.#source.policy();
    if (policy === null) throw notFound('policy in force');
    const { on, signals, ...about } = body;
    const today = on === undefined ? Math.floor(Date.now() / DAY_MS) : dayOf(on);
    const applicant: Applicant = {
      ...about,
      signals: signals.map((signal) => ({ ...signal, validUntil: dayOrNull(signal.validUntil) })),
    };
    const assessed = assessNew(applicant, policy, minorUnits, today);
    if (!('reason' in assessed)) return onboardingView(assessed, language);
    throw new ProblemError({ title: 'Not to be assessed', status: 422, detail: assessed.message });
  }

  async #customer(id: string, asOf: string | undefined): Promise<Retraced> {
    const found = await this.#source.customer(id, asOf);
    if (found !== null) return found;
    throw notFound(asOf === undefined ? `customer ${id}` : `customer ${id} on ${asOf}`);
  }
}

/** A day from the business date on, at most two years. */
function horizon(field: string, date: string | undefined, today: number, days: number): number {
  const day = date === undefined ? today + days : dayOf(date);
  if (day >= today && day <= today + MOST_DAYS) return day;
  const message = `must be a date from the business date, ${isoDate(today)}, to ${isoDate(today + MOST_DAYS)}`;
  throw badRequest([{ field, message }]);
}

const dayOrNull = (date: string | null): number | null => (date === null ? null : dayOf(date));

function interventionFrom(of: z.output<typeof requests.intervention>, index: number): Intervention {
  if ('currency' in of && of.currency !== undefined && !isCurrency(of.currency))
    throw badRequest([
      { field: `interventions.${index}.currency`, message: `${of.currency} is no ISO 4217 code` },
    ]);
  switch (of.kind) {
    case 'INVOICE':
      return { ...of, dueDate: dayOf(of.dueDate) };
    case 'GUARANTEE':
    case 'INSURANCE':
      return { ...of, until: of.until === undefined ? undefined : dayOf(of.until) };
    default:
      return of;
  }
}
