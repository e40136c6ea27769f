package register

import (
	"fmt"
	"time"
)

// draft is a half-typed form as the store keeps it.
type draft struct {
	Form Form      `json:"form"`
	At   time.Time `json:"at"`
}

func draftKey(id int64) string {
	if id == 0 {
		return "register"
	}
	return fmt.Sprintf("register.%d", id)
}
