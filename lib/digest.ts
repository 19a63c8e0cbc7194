import { Validations } from "aws-cdk-lib";
import { EventBus, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { EmailSendingEvent, EventDestination } from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type { Settings } from "../functions/domain/settings.ts";
import { publishRoutes } from "../functions/publish/routes.ts";
import { byTheClock } from "./by-the-clock.ts";
import type { ChannelApi } from "./channel-api.ts";
import { ChannelFunction, type Surroundings } from "./channel-function.ts";
import type { Mail } from "./mail.ts";

type DigestProps = {
  readonly surroundings: Surroundings;
  readonly api: ChannelApi;
  readonly mail: Mail;
  readonly programmes: Settings["programmes"];
};

/**
 * The week's figures to the managers of each programme, at its hour in its time zone. The clock calls every day: on the
 * programme's weekday the digest is due, on the others whoever has not got it gets it, should that day have failed.
 */
export class Digest extends Construct {
  readonly functions: readonly ChannelFunction[];

  constructor(scope: Construct, id: string, { surroundings, api, mail, programmes }: DigestProps) {
    super(scope, id);
    const weekly = new ChannelFunction(this, "weekly-digest", surroundings);
    byTheClock(
      this,
      weekly,
      programmes.map(({ id: programme, timeZone, digest: { hour } }) => ({
        name: programme,
        expression: `cron(0 ${hour} * * ? *)`,
        timeZone,
        // The time that was meant: a retry past midnight is still about the same week.
        input: { programme, at: "<aws.scheduler.scheduled-time>" },
        retries: 10,
      })),
    );
    const pages = new ChannelFunction(this, "public-pages", surroundings);
    api.openToEverybody(pages, publicRoutes);
    const publish = new ChannelFunction(this, "publish", surroundings);
    api.open(publish, Object.values(publishRoutes));
    this.functions = [weekly, publish, pages, this.mailEvents(surroundings, mail)];
  }

  /** What the mail service says of addresses that take no mail, to the function that writes it down. */
  private mailEvents(surroundings: Surroundings, { configurationSet }: Mail): ChannelFunction {
    const events = new ChannelFunction(this, "mail-events", surroundings);
    configurationSet.addEventDestination("Refused", {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, "Bus", "default")),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    const rule = new Rule(this, "MailRefused", {
      eventPattern: { source: ["aws.ses"], detailType: ["Email Bounced", "Email Complaint Received"] },
      targets: [new LambdaFunction(events.lambda, { retryAttempts: 10 })],
    });
    Validations.of(rule).acknowledge({
      id: "Serverless::Serverless-EventBusDLQ",
      reason: "SES keeps its own list of addresses that refused mail, so that a lost event costs one line in a list.",
    });
    return events;
  }
}

const publicRoutes = [
  { method: "GET", path: "/unsubscribe/{token}" },
  { method: "POST", path: "/unsubscribe/{token}" },
  { method: "GET", path: "/news/{programme}/{language}" },
] as const;
