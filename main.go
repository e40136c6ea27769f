package main

import (
	_ "github.com/jmoiron/sqlx"
	_ "github.com/xuri/excelize/v2"
	_ "modernc.org/sqlite"
	_ "fyne.io/fyne/v2"
	_ "fyne.io/fyne/v2/app"
	_ "fyne.io/fyne/v2/test"
	_ "fyne.io/fyne/v2/widget"
	_ "github.com/sqweek/dialog"
	_ "golang.org/x/text/collate"
)

func main() {}
