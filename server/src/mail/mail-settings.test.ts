import { expect, test } from "vitest";
import { mailSettings, missingForMail } from "./mail-settings.ts";

const whole = {
  smtpUrl: "smtp://mail.example.com",
  mailFrom: "chat@example.com",
  publicUrl: "https://chat.example.com",
};

test("ML1: mail needs a server, a sender and an address for its links", () => {
  expect(mailSettings(whole)).toEqual({
    smtpUrl: whole.smtpUrl,
    from: whole.mailFrom,
    publicUrl: whole.publicUrl,
  });
  for (const name of ["smtpUrl", "mailFrom", "publicUrl"] as const)
    expect(mailSettings({ ...whole, [name]: undefined })).toBeUndefined();
});

test("ML1: who began to set mail up is told what is missing; who did not is told nothing", () => {
  const none = { smtpUrl: undefined, mailFrom: undefined };
  expect(missingForMail(whole)).toEqual([]);
  expect(missingForMail({ ...none, publicUrl: whole.publicUrl })).toEqual([]);
  expect(missingForMail({ ...whole, mailFrom: undefined, publicUrl: undefined })).toEqual([
    "PRESENTLY_MAIL_FROM",
    "PRESENTLY_PUBLIC_URL",
  ]);
});
