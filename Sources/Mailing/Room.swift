enum MailingRoom {}
