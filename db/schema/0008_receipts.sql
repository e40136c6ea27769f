-- Which receipt has a number? It is asked before every payment of a household.
CREATE INDEX ledger_by_receipt ON ledger (number, date) WHERE payer_kind = 'household' AND number <> '';
