enum MailParsingRoom {}
