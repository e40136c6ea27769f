-- What goes to a donor is in English, too: the names of sources, objects, documents
-- and programmes. Those that the program came with are filled in; the office may
-- change them as it likes.
ALTER TABLE entry ADD COLUMN name_en TEXT NOT NULL DEFAULT '';
ALTER TABLE programme ADD COLUMN name_en TEXT NOT NULL DEFAULT '';
ALTER TABLE programme ADD COLUMN donor_en TEXT NOT NULL DEFAULT '';

UPDATE entry SET name_en = CASE code
	WHEN 'grant' THEN 'Donor''s grant'
	WHEN 'city' THEN 'City budget'
	WHEN 'district' THEN 'District budget, territorial office'
	WHEN 'matching' THEN 'Matching grant of the city'
	WHEN 'residents' THEN 'Residents'' contribution'
	WHEN 'sponsor' THEN 'Businesses, sponsors'
	WHEN 'ngo' THEN 'Non-profit organisations'
	WHEN 'state' THEN 'State subsidy'
	WHEN 'other' THEN 'Other source'
	ELSE '' END WHERE dict = 'fund_source';

UPDATE entry SET name_en = CASE code
	WHEN '01' THEN 'Playground'
	WHEN '02' THEN 'Sports ground'
	WHEN '03' THEN 'Park, public garden'
	WHEN '04' THEN 'Road'
	WHEN '05' THEN 'Pavement'
	WHEN '06' THEN 'Street lighting'
	WHEN '07' THEN 'Drinking water'
	WHEN '08' THEN 'Ditches, storm drains'
	WHEN '09' THEN 'Kindergarten'
	WHEN '10' THEN 'School'
	WHEN '11' THEN 'Health post'
	WHEN '12' THEN 'Development centre, community centre'
	WHEN '13' THEN 'Bus stop'
	WHEN '14' THEN 'Waste removal, container site'
	WHEN '15' THEN 'Planting'
	WHEN '16' THEN 'Bank protection, mudflow defence'
	WHEN '17' THEN 'Equipment'
	WHEN '18' THEN 'Other object'
	ELSE '' END WHERE dict = 'object_type';

UPDATE entry SET name_en = CASE code
	WHEN '01' THEN 'Application'
	WHEN '02' THEN 'Minutes of the meeting that chose the project'
	WHEN '03' THEN 'Survey, focus group on priorities'
	WHEN '04' THEN 'List of residents'' contributions'
	WHEN '05' THEN 'Letter of guarantee'
	WHEN '06' THEN 'Decision of the council or the city hall'
	WHEN '07' THEN 'Land documents'
	WHEN '08' THEN 'Cost estimate'
	WHEN '09' THEN 'Design and estimate documents'
	WHEN '10' THEN 'Grant agreement'
	WHEN '11' THEN 'Quotations, tender'
	WHEN '12' THEN 'Works contract'
	WHEN '13' THEN 'Time sheet, list of participation'
	WHEN '14' THEN 'Delivery note'
	WHEN '15' THEN 'Certificate of completed works (KS-2, KS-3)'
	WHEN '16' THEN 'Acceptance certificate'
	WHEN '17' THEN 'Deed of transfer to the asset holder'
	WHEN '18' THEN 'Maintenance plan'
	WHEN '19' THEN 'Signs and logos'
	WHEN '20' THEN 'Report of the monitoring group'
	WHEN '21' THEN 'Interim report'
	WHEN '22' THEN 'Final report'
	WHEN '23' THEN 'Record of returned money'
	WHEN '24' THEN 'Other document'
	ELSE '' END WHERE dict = 'project_paper';

UPDATE programme SET name_en = 'Araket for Better Life in New Settlements', donor_en = 'Government of Switzerland'
	WHERE name_ru IN ('Аракет – за улучшение жизни в новостройках Кыргызстана', 'Аракет — за улучшение жизни в новостройках Кыргызстана');
UPDATE programme SET name_en = 'Matching Grants of the City of Bishkek', donor_en = 'Bishkek City Hall'
	WHERE name_ru = 'Стимулирующие (долевые) гранты города Бишкек';
UPDATE programme SET name_en = 'State Programme of Subsidies for Local Initiatives, 2024–2027', donor_en = 'Regional development funds'
	WHERE name_ru = 'Государственная программа субсидирования местных инициатив, 2024–2027';
